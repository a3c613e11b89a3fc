package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.replay.Expectation;
import org.vigie.ingest.replay.PollLog;
import org.vigie.ingest.replay.RecordedWeb;
import org.vigie.ingest.replay.Tally;

/**
 * Months of real polls, a day apart, through the real poller: what it tells is what stood in the feeds, once. Without
 * {@code -Dreplay=all} it replays one feed in {@value #ONE_IN}.
 */
class HistoryReplayTest {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReplayTest.class);
    private static final int ONE_IN = 8;
    private static final Path REPORT = Path.of("target", "history-replay.txt");

    @Test
    void rewrittenDatesFlappingAndReorderingAreNoNewsAndNothingIsLost() throws Exception {
        assumeTrue(RecordedWeb.isHere(), "skipped: no recordings beside the checkout");
        var total = new Tally("all");
        var report = new StringBuilder(Tally.head());
        var complaints = new ArrayList<String>();
        try (var web = new RecordedWeb()) {
            for (var log : chosen(RecordedWeb.logs())) {
                var replayed = replay(web, RecordedWeb.name(log), PollLog.read(log));
                total.add(replayed.tally());
                report.append(replayed.tally());
                replayed.complaints().forEach(complaint -> complaints.add(RecordedWeb.name(log) + ": " + complaint));
            }
        }
        report.append(total).append(String.join("\n", complaints)).append('\n');
        Files.writeString(REPORT, report);
        LOG.info("replayed, table in {}:\n{}{}", REPORT, Tally.head(), total);
        assertThat(total.polls).isPositive();
        assertThat(complaints.stream().limit(20)).isEmpty();
        assertThat(total.faults()).isZero();
    }

    private static List<Path> chosen(List<Path> logs) {
        if (System.getProperty("replay", "some").equals("all")) {
            return logs;
        }
        var some = new ArrayList<Path>();
        for (int i = 0; i < logs.size(); i += ONE_IN) {
            some.add(logs.get(i));
        }
        return some;
    }

    private static Expectation replay(RecordedWeb web, String name, PollLog log) throws Exception {
        var id = name.replaceAll("[^a-z0-9]+", "-");
        var expectation = new Expectation(id);
        var days = log.days();
        if (days.isEmpty()) {
            return expectation;
        }
        var fetching = FetchConfigBuilder.builder(FetchConfig.byHand()).byResponseDate(true);
        // A kept connection waits 40 ms for each answer, since the script writes head and body apart.
        var source = SourceBuilder.builder(Source.of(id, Source.Kind.FEED, web.address(name)))
                .headers(Map.of("Connection", "close"))
                .build();
        try (var polling = new PolledSource(source, days.getFirst(), fetching)) {
            for (var day : days) {
                web.setClock(day);
                var outcome = polling.nextAt(day);
                boolean hasFailed = outcome.ending() == Ending.FAILED;
                expectation.tally().polls++;
                expectation.tally().failed += hasFailed ? 1 : 0;
                assertThat(outcome.state().lastPollAt()).isEqualTo(day);
                expectation.step(log.at(day), outcome.items(), !hasFailed);
            }
        }
        return expectation;
    }
}
