package org.vigie.enrich.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Evidence;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Announcement;
import org.vigie.enrich.rules.ReleaseFields;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.rules.Unmet;
import org.vigie.enrich.state.JsonStore;

/**
 * The rules on releases: a developer of the registry has published the first repository of one. There is one alert for
 * each rule and release, whatever is added to it later; none of noise, of another format of something older, or of what was
 * there before anybody looked.
 *
 * <p>An alert is a function of the release as it now stands. Repositories reach their release in any order, so one that
 * shows that the release is an old one may come last: then the alert is withdrawn. What another version of the rule has told
 * stays told.
 */
final class JudgeRelease implements ProcessorSupplier<String, Release, String, Alert> {
    private static final String STORE = "alerts-on-releases";

    /**
     * Repositories are made long before they become public, of known releases up to a month. What is older was public and
     * trends again.
     */
    private static final Duration OLD = Duration.ofDays(180);

    private final RulesInForce rules;

    JudgeRelease(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public Processor<String, Release, String, Alert> get() {
        return new Judge();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(JsonStore.of(STORE, Alert.class));
    }

    /** Why a release is nothing to tell of, by whatever rule; null where it is. */
    static @Nullable String objection(@Nullable Release release) {
        if (release == null) {
            return "nothing belongs to the release any more";
        }
        if (release.owner() != Owner.REGISTERED) {
            return "its owner is not in the registry";
        }
        if (release.repository() == null) {
            return "it has no repository";
        }
        if (release.noise() != null) {
            return "it is noise: " + release.noise().name().toLowerCase(Locale.ROOT);
        }
        if (release.kind() == Kind.QUANTISATION) {
            return "it is another format of something older";
        }
        if (release.history()) {
            return "it was there before anybody looked";
        }
        var created = release.createdAt();
        return created != null && created.plus(OLD).isBefore(release.firstSeenAt())
                ? "its repository was made on " + created.atZone(ZoneOffset.UTC).toLocalDate()
                        + ", long before it was seen"
                : null;
    }

    /** Why a rule has nothing to tell of a release; null where it has. */
    static @Nullable String objection(@Nullable Release release, OnRelease asked) {
        return release == null
                ? objection(null)
                : objections(release, asked).findFirst().orElse(null);
    }

    /** All of them, and in what it is not as the rule wants it. */
    static Stream<String> objections(Release release, OnRelease asked) {
        var needed = asked.confirmation() == Confirmation.REQUIRED ? unconfirmed(release) : null;
        return Stream.of(
                        Stream.ofNullable(objection(release)),
                        asked.selection().unmet(release).map(Unmet::toString),
                        Stream.ofNullable(needed))
                .flatMap(each -> each);
    }

    private static @Nullable String unconfirmed(Release release) {
        return isConfirmed(release) ? null : "nothing confirms it";
    }

    private static boolean isConfirmed(Release release) {
        return release.repository() != null && !release.announcements().isEmpty();
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    private final class Judge implements Processor<String, Release, String, Alert> {
        private ProcessorContext<String, Alert> context;
        private KeyValueStore<String, Alert> store;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Release> record) {
            for (var rule : rules.all()) {
                if (rule.what() instanceof OnRelease asked) {
                    var objection = objection(record.value(), asked);
                    judge(record, rule, record.key(), objection);
                    if (asked.confirmation() == Confirmation.TOLD) {
                        var second = objection == null ? unconfirmed(record.value()) : objection;
                        judge(record, rule, record.key() + FollowAlerts.CONFIRMED, second);
                    }
                }
            }
        }

        private void judge(Record<String, Release> record, Rule rule, String thing, @Nullable String objection) {
            @Nullable Release release = record.value();
            @Nullable Alert before = before(rule, thing);
            if (before != null && isOfOtherVersion(before, rule) && objection(release) == null) {
                return;
            }
            if (release == null || objection != null) {
                withdraw(record, before, String.valueOf(objection));
                return;
            }
            var now = alert(rule, thing, release);
            var standing = before == null || before.at().equals(now.at())
                    ? before
                    : withdraw(record, before, "it was seen at another time"); // its index may be that of another year
            tell(record, standing, now);
        }

        /** What was told at a time when there was one rule stands under the release. */
        private @Nullable Alert before(Rule rule, String thing) {
            @Nullable Alert known = store.get(rule.id() + "/" + thing);
            return known == null && rule.id().equals(Alert.NEW_RELEASE) ? store.get(thing) : known;
        }

        private static boolean isOfOtherVersion(Alert standing, Rule rule) {
            return standing.withdrawn() == null
                    && standing.ruleVersion() != null
                    && standing.ruleVersion() != rule.version();
        }

        private @Nullable Alert withdraw(Record<String, Release> record, @Nullable Alert before, String objection) {
            return before == null || before.withdrawn() != null
                    ? before
                    : tell(record, before, Form.withdrawn(before, objection));
        }

        /** Returns the alert as it now stands. */
        private Alert tell(Record<String, Release> record, @Nullable Alert before, Alert alert) {
            var now = Form.after(before, alert);
            if (now == null) {
                return alert;
            }
            store.put(now.id(), now);
            context.forward(record.withKey(now.id()).withValue(now));
            return now;
        }
    }

    private static Alert alert(Rule rule, String thing, Release release) {
        boolean isSecond = thing.endsWith(FollowAlerts.CONFIRMED);
        var labels = ReleaseFields.labels(release);
        labels.putAll(isSecond ? FollowAlerts.CONFIRMATION : Map.of());
        var title = release.developerName() + ": " + release.name();
        return Form.alert(rule, thing, title, labels, Map.of())
                .at(isSecond ? confirmedAt(release) : release.firstSeenAt())
                .release(release.id())
                .developer(release.developerName())
                .country(release.country())
                .url(release.address())
                .evidence(evidence(release))
                .confirmed(isConfirmed(release))
                .build();
    }

    private static Instant confirmedAt(Release release) {
        return release.announcements().stream()
                .map(Announcement::firstSeenAt)
                .min(Comparator.naturalOrder())
                .filter(announced -> announced.isAfter(release.firstSeenAt()))
                .orElse(release.firstSeenAt());
    }

    /** What does not move from day to day: the repository, what it was judged by, the announcements. */
    private static List<Evidence> evidence(Release release) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(
                "repository/" + release.hub() + "/" + release.repository(),
                String.valueOf(release.repository()),
                release.address(),
                release.firstSeenAt(),
                release.reasons().stream()
                        .map(because -> because.rule() + ": " + because.saw())
                        .toList()));
        release.announcements().stream()
                .limit(Alert.MOST_EVIDENCE - 1)
                .forEach(told -> evidence.add(
                        new Evidence("item/" + told.item(), told.title(), told.url(), told.firstSeenAt(), List.of())));
        return evidence;
    }
}
