package org.vigie.launcher;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.vigie.ingest.PollOutcome;

/** What the services have done since this process started, in the words of the live view. Thread-safe. */
final class Progress {
    private static final int MOST_PROBLEMS = 6;
    private static final int LONGEST_PROBLEM = 110;

    private final MeterRegistry metrics;
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();

    Progress(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void polled(PollOutcome poll) {
        var problem = poll.state().problem();
        if (problem == null) {
            problems.remove(poll.source().id());
        } else {
            problems.put(poll.source().id(), problem);
        }
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                "polls %,d (%,d unchanged, %,d failed)   items %,d new, %,d revised   models %,d   enriched %,d   documents %,d%s"
                        .formatted(
                                sum("ingest.polls", "", ""),
                                sum("ingest.polls", "ending", "unchanged"),
                                sum("ingest.polls", "ending", "failed"),
                                sum("ingest.items", "change", "new"),
                                sum("ingest.items", "change", "revised"),
                                sum("ingest.models", "", ""),
                                sum("enrich.items", "", ""),
                                sum("sink.documents", "outcome", "acknowledged"),
                                refused()));
        problems.entrySet().stream()
                .limit(MOST_PROBLEMS)
                .map(problem -> "  " + shorten(problem.getKey() + ": " + problem.getValue()))
                .forEach(lines::add);
        if (problems.size() > MOST_PROBLEMS) {
            lines.add("  and " + (problems.size() - MOST_PROBLEMS) + " more sources that fail: see \"vigie status\"");
        }
        return lines;
    }

    /** Sources whose last poll failed, with the reason. */
    Map<String, String> problems() {
        return problems;
    }

    private String refused() {
        long refused = sum("dead.letters", "", "");
        return refused == 0 ? "" : "   dead letters %,d".formatted(refused);
    }

    private long sum(String name, String tag, String value) {
        return (long) metrics.find(name).counters().stream()
                .filter(counter -> tag.isEmpty() || value.equals(counter.getId().getTag(tag)))
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String shorten(String line) {
        var single = line.replace('\n', ' ');
        return single.length() <= LONGEST_PROBLEM ? single : single.substring(0, LONGEST_PROBLEM) + "…";
    }
}
