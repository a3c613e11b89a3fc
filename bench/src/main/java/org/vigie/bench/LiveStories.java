package org.vigie.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.stories.AllStories;

/** How long it takes to place an item among 1,000, 10,000 and 100,000 live stories, and what these take of the heap. */
final class LiveStories {
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final int ITEMS = 20_000;
    private static final int WORDS = 200_000;
    private static final int TITLE = 10;
    private static final int TEXT = 200;

    private final Random random = new Random(1);
    private final List<String> words =
            IntStream.range(0, WORDS).mapToObj(LiveStories::word).toList();
    private final AllStories stories = new AllStories();
    private int items;

    private LiveStories() {}

    /** @param args none */
    public static void main(String[] args) {
        for (int live : List.of(1_000, 10_000, 100_000)) {
            new LiveStories().measure(live);
        }
    }

    private void measure(int live) {
        long before = used();
        for (int i = 0; i < live; i++) {
            place(event(i), MORNING.plusSeconds(6L * 3_600 * i / live));
        }
        long heap = used() - before;
        var texts = IntStream.range(0, ITEMS)
                .mapToObj(i -> text(event(random.nextInt(live))))
                .toList();
        long start = System.nanoTime();
        int joined = 0;
        for (var text : texts) {
            var id = "" + items++;
            var story = stories.tell(id, "en", text.get(0), text.get(1), MORNING.plus(Duration.ofHours(6)), null);
            joined += story.equals(id) ? 0 : 1;
        }
        System.out.printf(
                "%d live stories: %.0f µs an item, %.1f kB of the heap a story; %.0f %% of the items joined one%n",
                live, (System.nanoTime() - start) / 1e3 / ITEMS, heap / 1e3 / live, 100.0 * joined / ITEMS);
    }

    private void place(List<String> event, Instant at) {
        var text = text(event);
        stories.tell("" + items++, "en", text.get(0), text.get(1), at, null);
    }

    /** Its own words, the same for the same number. */
    private List<String> event(int number) {
        var own = new Random(number);
        return Stream.generate(() -> words.get(1_000 + own.nextInt(WORDS - 1_000)))
                .limit(30)
                .toList();
    }

    private List<String> text(List<String> event) {
        return List.of(words(event, TITLE, 0.5), words(event, TEXT, 0.25));
    }

    private String words(List<String> event, int count, double share) {
        return Stream.generate(() -> random.nextDouble() < share
                        ? event.get(random.nextInt(event.size()))
                        : words.get((int) (WORDS * Math.pow(random.nextDouble(), 6))))
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        return Integer.toString(number, Character.MAX_RADIX) + "x";
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
