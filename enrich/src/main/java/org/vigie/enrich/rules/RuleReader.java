package org.vigie.enrich.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert.Severity;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.YamlPart;
import org.vigie.contract.YamlProblems;
import org.vigie.enrich.rules.Rule.Confirmation;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.Rule.What;
import org.vigie.enrich.topics.Topic;

/** Reads one rule from YAML and tells every problem of it. One thread. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> LANGUAGES = Set.of("fr", "en");

    private static final List<String> EVERY = List.of("id", "version", "name", "severity", "labels", "text", "on");
    private static final List<String> KINDS = List.of("release", "item", "volume", "silence");

    private final YamlPart root;
    private final String id;
    private final int version;

    private RuleReader(YamlPart root) {
        this.root = root;
        this.id = id(root.part("id"));
        this.version = RuleNumbers.whole(root.part("version"), 1, 999_999_999, 0);
    }

    /**
     * The rule, null where it is too broken to go on with; of no use where a problem was told.
     *
     * @param owners the files of the ids read so far, to which this one's is added
     */
    static @Nullable Rule read(String file, String yaml, YamlProblems problems, Map<String, String> owners) {
        var root = YamlPart.read(file, yaml, problems);
        if (root == null) {
            return null;
        }
        var reader = new RuleReader(root);
        var other = owners.putIfAbsent(reader.id, file);
        if (other != null) {
            root.part("id").problem("\"" + reader.id + "\" is also in " + other);
        }
        return reader.rule(yaml);
    }

    private @Nullable Rule rule(String yaml) {
        var what = what();
        if (what == null) {
            return null;
        }
        var labels = ownLabels();
        return new Rule(
                yaml,
                id,
                version,
                byLanguage("name", true),
                choice(root.part("severity"), Severity.class, Severity.INFO),
                labels,
                text(what, labels.keySet()),
                what);
    }

    private @Nullable What what() {
        var on = root.part("on");
        return switch (on.required()) {
            case "release" -> {
                verifyFields("where", "unless", "confirmation");
                yield new OnRelease(selection(ReleaseFields.NAMES, null), confirmation());
            }
            case "item" -> {
                verifyFields("where", "unless", "query", "confirmation", "per");
                var per = root.part("per");
                if (per.isThere() && !List.of("story", "item").contains(per.text())) {
                    per.problem("\"" + per.text() + "\" is none of story, item");
                }
                yield new OnItem(
                        selection(ItemFields.NAMES, query()),
                        confirmation(),
                        !per.text().equals("item"));
            }
            case "volume" -> {
                verifyFields(
                        "where", "unless", "query", "by", "minimum", "deviations", "baseline_days", "warm_up_days");
                yield new OnVolume(
                        selection(ItemFields.NAMES, query()),
                        by(List.of("topic", "language", "country")),
                        RuleNumbers.whole(root.part("minimum"), 2, 1_000_000, 5),
                        RuleNumbers.number(root.part("deviations"), 1, 100, 3),
                        RuleNumbers.whole(root.part("baseline_days"), 14, 56, 28),
                        RuleNumbers.whole(root.part("warm_up_days"), 14, 56, 14));
            }
            case "silence" -> {
                verifyFields("where", "unless", "query", "by", "factor", "minimum_hours", "warm_up_days");
                yield new OnSilence(
                        selection(ItemFields.NAMES, query()),
                        by(List.of("source")),
                        RuleNumbers.number(root.part("factor"), 1, 100, 2),
                        Duration.ofHours(RuleNumbers.whole(root.part("minimum_hours"), 1, 24 * 365, 6)),
                        RuleNumbers.whole(root.part("warm_up_days"), 7, 365, 14));
            }
            case "" -> null;
            default -> {
                on.problem("\"" + on.text() + "\" is none of " + String.join(", ", KINDS)
                        + DidYouMean.inWords(on.text(), KINDS));
                yield null;
            }
        };
    }

    private void verifyFields(String... ofKind) {
        root.verifyFields(Stream.concat(EVERY.stream(), Stream.of(ofKind)).toList());
    }

    private Selection selection(List<String> fields, @Nullable Topic query) {
        return new Selection(condition(root.part("where"), fields), condition(root.part("unless"), fields), query);
    }

    private static Condition condition(YamlPart part, List<String> fields) {
        part.verifyFields(fields);
        var values = new TreeMap<String, List<String>>();
        part.parts().forEach((field, value) -> {
            var texts = value.texts();
            if (texts.isEmpty()) {
                value.problem("it names nothing, so nothing would fit");
            }
            RuleValues.verify(field, value, texts, fields.equals(ReleaseFields.NAMES));
            values.put(field, texts);
        });
        return new Condition(values);
    }

    private @Nullable Topic query() {
        var part = root.part("query");
        return part.isThere() ? Topic.ofQueries(id, version, part) : null;
    }

    private Confirmation confirmation() {
        return choice(root.part("confirmation"), Confirmation.class, Confirmation.SHOWN);
    }

    private List<String> by(List<String> otherwise) {
        var part = root.part("by");
        var known = List.of("topic", "language", "country", "source", "outlet", "kind");
        var texts = part.texts();
        for (var text : texts) {
            if (!known.contains(text)) {
                part.problem(
                        "\"" + text + "\" is none of " + String.join(", ", known) + DidYouMean.inWords(text, known));
            }
        }
        return texts.isEmpty() ? otherwise : texts.stream().distinct().toList();
    }

    private SortedMap<String, String> ownLabels() {
        var part = root.part("labels");
        if (part.isThere() && !part.isMap()) {
            part.problem("write labels with values, such as {desk: asia}");
        }
        var labels = new TreeMap<String, String>();
        part.parts().forEach((label, value) -> {
            if (!LABEL.matcher(label).matches()) {
                value.problem("a label is lower-case letters, digits and underscores");
            }
            labels.put(label, value.required());
        });
        return labels;
    }

    private SortedMap<String, String> byLanguage(String name, boolean isNeeded) {
        var part = root.part(name);
        part.verifyFields(List.of("fr", "en"));
        if (isNeeded && part.parts().isEmpty()) {
            part.problem("it is missing: write it in French (fr), English (en) or both");
        }
        var texts = new TreeMap<String, String>();
        part.parts().forEach((language, text) -> {
            if (LANGUAGES.contains(language)) {
                texts.put(language, text.required());
            }
        });
        return texts;
    }

    /** The rule's own text, or that of its kind. */
    private SortedMap<String, String> text(What what, Collection<String> ownLabels) {
        var texts = byLanguage("text", false);
        var known = new ArrayList<>(Texts.places(what));
        known.addAll(ownLabels);
        texts.forEach((language, text) -> {
            for (var place : Template.names(text)) {
                if (!known.contains(place)) {
                    root.part("text")
                            .part(language)
                            .problem("{" + place + "} stands for nothing; there are " + String.join(", ", known)
                                    + DidYouMean.inWords(place, known));
                }
            }
        });
        return texts.isEmpty() ? Texts.usual(what) : texts;
    }

    private static <E extends Enum<E>> E choice(YamlPart part, Class<E> type, E otherwise) {
        if (!part.isThere()) {
            return otherwise;
        }
        var words = Stream.of(type.getEnumConstants()).map(ItemFields::word).toList();
        int index = words.indexOf(part.text().toLowerCase(Locale.ROOT));
        if (index < 0) {
            part.problem("\"" + part.text() + "\" is none of " + String.join(", ", words));
            return otherwise;
        }
        return type.getEnumConstants()[index];
    }

    private static String id(YamlPart part) {
        if (!ID.matcher(part.text()).matches()) {
            part.problem("\"" + part.text() + "\" must be lower-case letters, digits and single hyphens");
        }
        return part.text();
    }
}
