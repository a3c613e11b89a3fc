package org.vigie.launcher;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.ingest.CompactedTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why people were told of a thing, or were not. */
@Command(
        name = "explain",
        description = {
            "Show for a stored item or release what each rule in force says of it: that it is meant, or in what it is not"
                    + " as the rule wants it; and which alerts there are of it, with the stage at which each ended on each"
                    + " channel.",
            "All that is stored is read, and read again where a rule on volume counts the item."
        },
        mixinStandardHelpOptions = true)
final class ExplainAlerts implements Callable<Integer> {
    private static final Table RULES = new Table(List.of("RULE", "MEANT", "WHY"), Set.of());

    @Parameters(paramLabel = "ITEM|URL|RELEASE", description = "id of an item, its address, or id of a release")
    private String thing = "";

    @Option(
            names = "--json",
            description = "a line of JSON for each thing: what it is, its rules, and its alerts with their deliveries")
    private boolean asJson;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var config = options.config();
        var kafka = Running.kafkaWithTopics(config);
        var rules = List.copyOf(Running.rules(config).inForce().values());
        var found = StoredThings.find(kafka, thing);
        if (found.isNothing()) {
            throw new UserError("neither an item nor a release is stored as \"" + thing
                    + "\": name the id of one, as alerts and documents have it, or the address of an item");
        }
        var alerts = CompactedTopic.readAll(kafka, kafka.topics().alerts()).values();
        var item = found.item();
        if (item != null) {
            var own = alerts(alerts.stream(), of(item, rules));
            tell(new Explained(
                    "item",
                    item.item().id(),
                    item.item().outlet() + ": " + item.item().title(),
                    item.item().firstSeenAt(),
                    new ItemReasons(rules, own, kafka).of(item),
                    told(own, kafka)));
        }
        var release = found.release();
        if (release != null) {
            var own = alerts(alerts.stream(), alert -> release.id().equals(alert.release()));
            tell(new Explained(
                    "release",
                    release.id(),
                    release.name(),
                    release.firstSeenAt(),
                    ItemReasons.of(rules, release),
                    told(own, kafka)));
        }
        return 0;
    }

    /**
     * What there is to say of one thing.
     *
     * @param kind item or release
     */
    record Explained(
            String kind,
            String id,
            String name,
            Instant firstSeenAt,
            List<ItemReasons.Reason> rules,
            List<Told> alerts) {}

    /** An alert of it, and what became of that on each channel. */
    record Told(Alert alert, List<Delivery> deliveries) {
        List<String> lines() {
            return deliveries.isEmpty()
                    ? List.of("no channel: notify has not heard of it, or no route leads it anywhere")
                    : deliveries.stream().map(Told::line).toList();
        }

        private static String line(Delivery line) {
            boolean isSaid = line.answer() == null || line.outcome() == Delivery.Outcome.REFUSED;
            return ListAlerts.told(line) + (isSaid ? "" : ": " + line.answer());
        }
    }

    private static List<Told> told(List<Alert> alerts, KafkaConfig kafka) {
        if (alerts.isEmpty()) {
            return List.of();
        }
        var ledger = CompactedTopic.readAll(kafka, kafka.topics().deliveries()).values();
        return alerts.stream().map(alert -> told(alert, ledger.stream())).toList();
    }

    static Told told(Alert alert, Stream<Delivery> ledger) {
        return new Told(
                alert,
                ledger.filter(line -> line.alert().id().equals(alert.id()))
                        .sorted(Comparator.comparing(Delivery::channel))
                        .toList());
    }

    private void tell(Explained thing) throws IOException {
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(Json.MAPPER.writeValueAsString(thing));
            return;
        }
        out.println(thing.kind() + " " + thing.id() + "  " + ListAlerts.plain(thing.name()) + "  first seen "
                + ListAlerts.seconds(thing.firstSeenAt()));
        out.println();
        RULES.print(thing.rules().stream().map(ItemReasons.Reason::row).toList(), out);
        out.println();
        if (thing.alerts().isEmpty()) {
            out.println("no alert is about it");
        }
        thing.alerts().forEach(told -> {
            var alert = told.alert();
            out.println("alert " + alert.id() + " of " + ListAlerts.seconds(alert.at())
                    + (alert.withdrawn() == null ? "" : ", withdrawn: " + alert.withdrawn())
                    + (alert.hasEnded() ? ", over" : ""));
            told.lines().forEach(line -> out.println("  " + line));
        });
    }

    private static List<Alert> alerts(Stream<Alert> all, Predicate<Alert> isOfIt) {
        return all.filter(isOfIt)
                .sorted(Comparator.comparing(Alert::at).thenComparing(Alert::id))
                .toList();
    }

    /** Those that have it as evidence, and those of its story under a rule, which name the first pieces only. */
    private static Predicate<Alert> of(EnrichedItem enriched, List<Rule> rules) {
        var record = "item/" + enriched.item().id();
        var ofStory = rules.stream()
                .filter(rule -> rule.what() instanceof OnItem asked && asked.perStory())
                .map(rule -> rule.id() + "/" + enriched.story())
                .toList();
        return alert -> ofStory.contains(alert.id())
                || alert.evidence().stream()
                        .anyMatch(evidence -> evidence.record().equals(record));
    }
}
