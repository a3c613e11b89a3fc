package org.vigie.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.contract.Alert;
import org.vigie.launcher.BacktestResult.Noise;
import org.vigie.launcher.Rehearsal.Sent;
import org.vigie.notify.message.Wording;

/** For people. */
record BacktestTables(PrintWriter out) implements BacktestReport {
    private static final Table MESSAGES = new Table(List.of("AT", "CHANNEL", "ALERTS", "MESSAGE"), Set.of(3));
    private static final Table ALERTS = new Table(List.of("AT", "RULE", "TITLE"), Set.of(2));
    private static final Table RULES =
            new Table(List.of("RULE", "ALERTS", "WITHDRAWN", "MESSAGES", "ALERTS A WEEK"), Set.of());

    @Override
    public void print(BacktestResult result) {
        var rehearsal = result.rehearsal();
        if (rehearsal != null) {
            print(MESSAGES, rehearsal.sent().stream().map(BacktestTables::row).toList());
        } else {
            print(
                    ALERTS,
                    result.alerts().all().stream().map(BacktestTables::row).toList());
        }
        if (result.before() != null) {
            result.gained().forEach(alert -> out.println("+ " + line(alert)));
            result.lost().forEach(alert -> out.println("- " + line(alert)));
            out.println("alerts: " + result.gained().size() + " new, "
                    + result.lost().size() + " gone");
            out.println();
        }
        RULES.print(result.noise().stream().map(BacktestTables::row).toList(), out);
        out.println();
        if (rehearsal != null && !rehearsal.suppressed().isEmpty()) {
            out.println("not told: "
                    + rehearsal.suppressed().entrySet().stream()
                            .map(stage -> stage.getKey() + " " + stage.getValue())
                            .collect(Collectors.joining(", ")));
        }
        out.println(result.records() + " items and releases were read; alerts are those from "
                + seconds(result.span().from()) + " to " + seconds(result.span().until()));
        if (result.refused() > 0) {
            out.println(result.refused() + " records cannot be read and are left out, as in vigie dead-letters list");
        }
    }

    private void print(Table table, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            table.print(rows, out);
            out.println();
        }
    }

    private static List<String> row(Sent sent) {
        var message = sent.message();
        return List.of(
                seconds(sent.at()),
                message.channel().name(),
                String.valueOf(message.told().size()),
                new Wording(message.channel().language()).of(message).headline());
    }

    private static List<String> row(Alert alert) {
        return List.of(seconds(alert.at()), alert.rule(), title(alert));
    }

    private static String line(Alert alert) {
        return seconds(alert.at()) + "  " + alert.rule() + "  " + title(alert);
    }

    private static String title(Alert alert) {
        return ListAlerts.title(alert);
    }

    private static List<String> row(Noise noise) {
        return List.of(
                noise.rule(),
                String.valueOf(noise.alerts()),
                String.valueOf(noise.withdrawn()),
                String.valueOf(noise.messages()),
                String.format(Locale.ROOT, "%.1f", noise.perWeek()));
    }

    private static String seconds(Instant at) {
        return ListAlerts.seconds(at);
    }
}
