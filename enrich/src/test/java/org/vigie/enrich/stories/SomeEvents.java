package org.vigie.enrich.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports of events that never happened: of the words of each report some are the event's own, which all its reports draw
 * from, the first of them most often; the rest are those of everybody.
 */
final class SomeEvents {
    static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private static final String SYLLABLES = "ba do fi ga lu me no pi ra so tu ve ki zo";

    private final Random random;
    private final List<String> everybodys;

    SomeEvents(long seed) {
        random = new Random(seed);
        everybodys = words(2_000, 3);
    }

    /** Labelled with the number of the event, in the order of time: events begin at any time, reports come within days. */
    List<LabelledItem> reports(int events, Duration within) {
        var reports = new ArrayList<LabelledItem>();
        for (int event = 0; event < events; event++) {
            var own = words(25, 4);
            int size = 1 + (int) Math.min(30, 1 / Math.max(0.03, random.nextDouble()));
            var begin = MORNING.plusSeconds(random.nextLong(within.toSeconds()));
            for (int i = 0; i < size; i++) {
                var published = begin.plusSeconds(
                        i == 0 ? 0 : random.nextLong(Duration.ofHours(60).toSeconds()));
                reports.add(report("e" + event + "-" + i, "" + event, own, published));
            }
        }
        reports.sort(Comparator.comparing((LabelledItem report) -> report.item().published())
                .thenComparing(report -> report.item().id()));
        return reports;
    }

    private LabelledItem report(String id, String event, List<String> own, Instant published) {
        var title = text(own, 9, 0.5);
        var gist = Gist.of(title, text(own, 120, 0.35));
        return new LabelledItem(new Newcomer(id, id, published, published, title, null, null, gist), "xx", event);
    }

    private String text(List<String> own, int words, double share) {
        return Stream.generate(() -> random.nextDouble() < share ? drawn(own) : drawn(everybodys))
                .limit(words)
                .collect(Collectors.joining(" "));
    }

    private String drawn(List<String> words) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), 3)));
    }

    private List<String> words(int count, int length) {
        var syllables = SYLLABLES.split(" ", -1);
        return Stream.generate(() -> random.ints(length, 0, syllables.length)
                        .mapToObj(i -> syllables[i])
                        .collect(Collectors.joining()))
                .distinct()
                .limit(count)
                .toList();
    }
}
