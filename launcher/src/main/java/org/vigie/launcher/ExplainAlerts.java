package org.vigie.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.ingest.CompactedTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var kafka = Running.kafkaWithTopics(config);
        var rules = List.copyOf(Running.rules(config).inForce().values());
        var found = StoredThings.find(kafka, thing);
        if (found.isNothing()) {
            throw new UserError("neither an item nor a release is stored as \"" + thing
                    + "\": name the id of one, as alerts and documents have it, or the address of an item");
        }
        var alerts = CompactedTopic.readAll(kafka, kafka.topics().alerts());
        var out = spec.commandLine().getOut();
        if (found.item() != null) {
            var own = alerts(alerts.values().stream(), of(found.item(), rules));
            print(found.item(), out);
            print(new ItemReasons(rules, own, kafka).of(found.item()), out);
            print(own, kafka, out);
        }
        if (found.release() != null) {
            var release = found.release();
            var own = alerts(alerts.values().stream(), alert -> release.id().equals(alert.release()));
            out.println("release " + release.id() + "  " + ListAlerts.plain(release.name()) + "  first seen "
                    + ListAlerts.seconds(release.firstSeenAt()));
            print(ItemReasons.of(rules, release), out);
            print(own, kafka, out);
        }
        return 0;
    }

    private static void print(EnrichedItem enriched, PrintWriter out) {
        var item = enriched.item();
        out.println("item " + item.id() + "  " + ListAlerts.plain(item.outlet() + ": " + item.title()) + "  first seen "
                + ListAlerts.seconds(item.firstSeenAt()));
    }

    private static void print(List<List<String>> reasons, PrintWriter out) {
        out.println();
        RULES.print(reasons, out);
        out.println();
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

    private static void print(List<Alert> alerts, KafkaConfig kafka, PrintWriter out) {
        if (alerts.isEmpty()) {
            out.println("no alert is about it");
            return;
        }
        var ledger = CompactedTopic.readAll(kafka, kafka.topics().deliveries()).values();
        for (var alert : alerts) {
            out.println("alert " + alert.id() + " of " + ListAlerts.seconds(alert.at())
                    + (alert.withdrawn() == null ? "" : ", withdrawn: " + alert.withdrawn())
                    + (alert.hasEnded() ? ", over" : ""));
            lines(alert, ledger.stream()).forEach(line -> out.println("  " + line));
        }
    }

    static List<String> lines(Alert alert, Stream<Delivery> ledger) {
        var lines = new ArrayList<String>();
        ledger.filter(line -> line.alert().id().equals(alert.id()))
                .sorted(Comparator.comparing(Delivery::channel))
                .forEach(line -> lines.add(ListAlerts.told(line)
                        + (line.answer() == null || line.outcome() == Delivery.Outcome.REFUSED
                                ? ""
                                : ": " + line.answer())));
        return lines.isEmpty()
                ? List.of("no channel: notify has not heard of it, or no route leads it anywhere")
                : lines;
    }
}
