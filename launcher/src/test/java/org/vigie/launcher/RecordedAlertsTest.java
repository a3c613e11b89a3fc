package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.enrich.Backtest.Heard;
import org.vigie.enrich.Flow;
import org.vigie.ingest.RecordedPolls;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.PlanFile;
import org.vigie.notify.plan.Secrets;

/**
 * The rules that ship, on half a year of recorded polls: every alert that comes of it is judged in {@code
 * testdata/alerts/recorded.tsv}. {@code -Drecordings=all} reads it all, which takes minutes; without it, nothing is read. The
 * alerts with their judgements are written to {@code target/recorded-alerts.tsv}.
 */
@Tag("servers")
class RecordedAlertsTest {
    private static final Path JUDGED = Path.of("..", "testdata", "alerts", "recorded.tsv");
    private static final Path FOUND = Path.of("target", "recorded-alerts.tsv");
    private static final String TOLD = "222 messages tell something new, 188 of them something useful";
    /** As in docs/alerts.md. */
    private static final String PLAN = """
            channels: [{name: desk, type: slack, language: en, address_secret: hook}]
            routes: [{group_by: [developer], channels: [desk]}]
            inhibit:
              - {source: {rule: built-on-china}, target: {rule: new-release}, equal: [release]}
            """;

    private static final String HEAD = "rule\tat\talert\ttitle\tjudgement\twhy";
    private static final String NOT_JUDGED = "?\t";
    private static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-09-01T00:00:00Z");

    /** After so many records what nobody reads is let go. */
    private static final int TURN = 500;

    @TempDir
    private Path folder;

    @Test
    void everyAlertIsJudgedAndMostAreUseful(@TempDir Path state) throws Exception {
        assumeTrue(
                System.getProperty("recordings", "some").equals("all"),
                "skipped: takes minutes; -Drecordings=all runs it");
        assumeTrue(RecordedPolls.areHere(), "skipped: no recordings beside the checkout");
        var judgements = judgements();
        var past = past(state);
        var messages = report(messages(past), judgements);
        var lines = new ArrayList<String>();
        var numbers = new TreeMap<String, Integer>();
        for (var alert : inOrder(past.standing().values())) {
            var judgement = judgements.getOrDefault(alert.id(), NOT_JUDGED);
            lines.add(line(alert, judgement));
            numbers.merge(judgement.substring(0, judgement.indexOf('\t')), 1, Integer::sum);
        }
        Files.writeString(FOUND, HEAD + "\n" + String.join("\n", lines) + "\n");

        assertThat(numbers).as("by judgement, in %s", FOUND).doesNotContainKey("?");
        assertThat(lines)
                .as("those of the list, no more and no less")
                .isEqualTo(Files.readAllLines(JUDGED).stream().skip(1).toList());
        assertThat(messages).as("as testdata/alerts says").isEqualTo(TOLD);
    }

    private static PastAlerts past(Path state) throws IOException, InterruptedException {
        var past = new PastAlerts(SINCE);
        try (var flow = new Flow(state)) {
            int told = 0;
            for (var each : RecordedPolls.all(SINCE, UNTIL)) {
                if (each.item() != null) {
                    flow.tell(each.item());
                }
                if (each.model() != null) {
                    flow.tell(each.model());
                }
                if (++told % TURN == 0) {
                    flow.forget();
                }
                flow.alerts().forEach(alert -> past.hear(new Heard(each.at(), alert)));
            }
        }
        return past;
    }

    private List<Message> messages(PastAlerts past) throws IOException {
        var file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        var plan = PlanFile.read(file, new Secrets(Map.of("hook", "https://hooks.example/x")));
        var rehearsal = new Rehearsal(plan, Duration.ofDays(1));
        past.tell(rehearsal);
        return rehearsal.sent().stream().map(Rehearsal.Sent::message).toList();
    }

    /** A message is useful when one of its alerts is; one that only takes back or ends what was told is not counted. */
    private static String report(List<Message> messages, Map<String, String> judgements) {
        var telling = messages.stream()
                .map(message -> message.told().stream()
                        .filter(told -> told.change() == Told.Change.NEW)
                        .map(told -> judgements.getOrDefault(told.alert().id(), NOT_JUDGED))
                        .toList())
                .filter(told -> !told.isEmpty())
                .toList();
        long useful = telling.stream()
                .filter(told -> told.stream().anyMatch(judgement -> judgement.startsWith("useful")))
                .count();
        return "%d messages tell something new, %d of them something useful".formatted(telling.size(), useful);
    }

    private static List<Alert> inOrder(Collection<Alert> alerts) {
        return alerts.stream()
                .sorted((a, b) -> line(a, "").compareTo(line(b, "")))
                .toList();
    }

    /** By alert: the judgement, a tab, and why. */
    private static Map<String, String> judgements() throws IOException {
        var judgements = new TreeMap<String, String>();
        for (var line : Files.readAllLines(JUDGED)) {
            var columns = line.split("\t", -1);
            judgements.put(columns[2], columns[4] + "\t" + columns[5]);
        }
        return judgements;
    }

    /** Titles of items are other people's. */
    private static String line(Alert alert, String judgement) {
        var title = alert.release() == null ? "" : alert.title();
        return String.join("\t", alert.rule(), alert.at().toString(), alert.id(), title, judgement);
    }
}
