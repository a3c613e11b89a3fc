package org.vigie.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.vigie.contract.Json;
import org.vigie.enrich.stories.LearnJoining;

/**
 * Learns the weights by which items join stories, from recorded news whose stories were labelled by hand. The labels are in
 * {@code story-labels.tsv}, by the item's address; titles and texts come from the recordings.
 *
 * <p>Labelled was each of three streams as a whole: 600 items of the French press of five days in 2025, 723 of four days in
 * 2026 (much of it technical and regional), 413 of English reports on technology of three weeks in 2026. Proposals came from
 * a clustering with a low threshold, which was corrected by hand from the titles; what it did not put together is alone.
 */
final class LearnStories {
    private record Label(String stream, String item, String published, String story) {}

    private LearnStories() {}

    /** @param args folder of the recordings, file for the weights */
    public static void main(String[] args) throws IOException {
        var recordings = Path.of(args[0]);
        var news = new HashMap<String, RecordedNews>(Map.of(
                "fr25", RecordedNews.feeds(recordings.resolve("french"), "inalco__*.xml"),
                "fr26",
                        RecordedNews.lines(
                                recordings.resolve("french"),
                                List.of("aipulse_fr_items", "aipulse_readme_fr_items", "bdm_items", "ia_news_items")),
                "en26",
                        RecordedNews.polls(
                                recordings.resolve("history"),
                                List.of("silverheart__rss_feeds", "tecknozic__bbc", "tecknozic__tc"))));
        var streams = new TreeMap<String, List<String>>();
        int missing = 0;
        for (var label : labels()) {
            var told = Objects.requireNonNull(news.get(label.stream())).get(label.item());
            if (told == null) {
                missing++;
            } else {
                streams.computeIfAbsent(label.stream(), stream -> new ArrayList<>())
                        .add(line(label, told));
            }
        }
        System.out.println("labelled items that are not in the recordings: " + missing);
        var files = new ArrayList<String>();
        files.add(args[1]);
        var folder = Files.createTempDirectory("stories");
        for (var stream : streams.entrySet()) {
            var file = folder.resolve(stream.getKey() + ".jsonl");
            Files.write(file, stream.getValue());
            files.add(file.toString());
        }
        LearnJoining.main(files.toArray(String[]::new));
    }

    private static List<Label> labels() throws IOException {
        var file = Objects.requireNonNull(LearnStories.class.getResourceAsStream("/story-labels.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Label(parts[0], parts[1], parts[2], parts[3]))
                    .toList();
        }
    }

    private static String line(Label label, RecordedNews.Told told) throws IOException {
        return Json.MAPPER.writeValueAsString(Map.of(
                "id", label.item(),
                "language", label.stream().substring(0, 2),
                "published", label.published(),
                "title", told.title(),
                "text", told.text(),
                "story", label.story()));
    }
}
