package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;

/**
 * As many items as one likes from a folder of feeds: their entries, and again the same with the words in another order, so
 * that they are in their language, name what they name, and are no copies. One minute lies between two of them.
 */
final class ManyItems {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private ManyItems() {}

    static List<Item> items(Path folder, int number) throws IOException {
        var entries = entries(folder);
        var random = new Random(7);
        var items = new ArrayList<Item>();
        while (items.size() < number) {
            boolean isAsRecorded = items.size() < entries.size();
            var entry = entries.get(items.size() % entries.size());
            var title = plain(entry.title());
            var text = plain(entry.content().isEmpty() ? entry.summary() : entry.content());
            items.add(item(
                    items.size(),
                    isAsRecorded ? title : shuffled(title, random),
                    isAsRecorded ? text : shuffled(text, random)));
        }
        return items;
    }

    private static List<Feed.Entry> entries(Path folder) throws IOException {
        var entries = new ArrayList<Feed.Entry>();
        var reader = new FeedReader();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    entries.addAll(reader.read(Files.readAllBytes(file), Origin.UNKNOWN)
                            .entries());
                } catch (UnreadableFeedException e) {
                    System.out.println(file + " is left out: " + e.getMessage());
                }
            }
        }
        Collections.shuffle(entries, new Random(7));
        return entries;
    }

    private static Item item(int number, String title, String text) {
        var at = START.plus(Duration.ofMinutes(number));
        var source = "source-" + number % 300;
        return ItemBuilder.builder()
                .id("%016x".formatted(number * 0x9E3779B97F4A7C15L))
                .revision(1)
                .source(source)
                .outlet(source)
                .country(number % 2 == 0 ? "FR" : "US")
                .url("https://" + source + ".example/" + number)
                .entryId(String.valueOf(number))
                .title(title)
                .summary(text)
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(at)
                .firstSeenAt(at)
                .fetchedAt(at)
                .build();
    }

    private static String shuffled(String text, Random random) {
        var words = new ArrayList<>(List.of(text.split(" ")));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }

    private static String plain(String html) {
        return Jsoup.parse(html).text();
    }
}
