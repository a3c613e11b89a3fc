package org.vigie.launcher;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.UserError;
import org.vigie.ingest.CompactedTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The latest alerts as Kafka has them, and what the ledger says of each channel. */
@Command(
        name = "list",
        description = "Show the latest alerts, and for each channel what became of them.",
        mixinStandardHelpOptions = true)
final class ListAlerts implements Callable<Integer> {
    private static final Table TABLE = new Table(List.of("AT", "RULE", "TITLE", "TOLD"), Set.of(2, 3));
    private static final int SECONDS = "2026-03-01T12:00:00".length();
    private static final int MOST = 10_000;

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            description = "at most so many (${DEFAULT-VALUE})")
    private int limit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UserError("--limit " + limit + ": a number from 1 to " + MOST);
        }
        var kafka = Running.kafkaWithTopics(options.config());
        var alerts = CompactedTopic.readAll(kafka, kafka.topics().alerts());
        var ledger = byAlert(
                CompactedTopic.readAll(kafka, kafka.topics().deliveries()).values());
        var out = spec.commandLine().getOut();
        var rows = alerts.values().stream()
                .sorted(Comparator.comparing(Alert::at).thenComparing(Alert::id).reversed())
                .limit(limit)
                .map(alert -> row(alert, ledger.getOrDefault(alert.id(), List.of())))
                .toList();
        if (!rows.isEmpty()) {
            TABLE.print(rows, out);
            out.println();
        }
        out.println((rows.size() == alerts.size() ? "" : "the latest " + rows.size() + " of ")
                + (alerts.size() == 1 ? "1 alert" : alerts.size() + " alerts"));
        return 0;
    }

    private static Map<String, List<Delivery>> byAlert(Collection<Delivery> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.alert().id(), TreeMap::new, Collectors.toList()));
    }

    static List<String> row(Alert alert, List<Delivery> lines) {
        var told = lines.stream()
                .sorted(Comparator.comparing(Delivery::channel))
                .map(ListAlerts::told)
                .collect(Collectors.joining(", "));
        return List.of(seconds(alert.at()), alert.rule(), title(alert), told.isEmpty() ? "-" : told);
    }

    /** With what has become of it in front. */
    static String title(Alert alert) {
        return (alert.withdrawn() != null ? "withdrawn: " : alert.hasEnded() ? "over: " : "") + plain(alert.title());
    }

    /** Such as {@code 2026-03-01 12:00:00}. */
    static String seconds(Instant at) {
        return at.toString().substring(0, SECONDS).replace('T', ' ');
    }

    /** A title that does nothing to a terminal. */
    static String plain(String title) {
        return title.replaceAll("\\p{Cntrl}", " ");
    }

    static String told(Delivery line) {
        var outcome = line.outcome().name().toLowerCase(Locale.ROOT);
        return line.channel() + " "
                + switch (line.outcome()) {
                    case WAITING -> outcome + " (" + line.stage() + ", until " + line.due() + ")";
                    case SENDING -> outcome;
                    case SENT -> outcome + " " + line.at();
                    case REFUSED -> outcome + " (" + line.answer() + ")";
                    case SUPPRESSED -> outcome + " (" + line.stage() + ")";
                };
    }
}
