package org.vigie.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.vigie.contract.Json;

/**
 * Every recorded poll of one feed, as the entries that stood there. Read straight from the log and not from the web that
 * serves it.
 */
public final class PollLog {
    private static final Pattern ENTRY = Pattern.compile("<(item|entry)[\\s>].*?</\\1>", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("</(item|entry)>\\s*$");

    /**
     * An entry.
     *
     * @param element its text
     * @param isWhole whether it and the one before it were recorded to their ends: very long ones were cut off, and swallow
     *     what follows
     */
    public record Standing(String element, boolean isWhole) {}

    private final TreeMap<Instant, List<Standing>> polls = new TreeMap<>();

    private PollLog() {}

    /** Reads a log; one that holds no feed is empty. */
    public static PollLog read(Path file) throws IOException {
        var log = new PollLog();
        var items = new HashMap<String, String>();
        boolean isFeed = false;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var record = Json.MAPPER.readTree(line);
                switch (record.path("type").asText()) {
                    case "feed" -> isFeed = true;
                    case "item" ->
                        items.put(record.path("h").asText(), record.path("xml").asText());
                    case "poll" -> log.add(record, entries(record, items));
                    case "raw" -> log.add(record, entries(record.path("body").asText()));
                    default -> {} // what stands around the entries, and polls without a change
                }
            }
        }
        return isFeed ? log : new PollLog();
    }

    private void add(JsonNode record, List<Standing> entries) {
        polls.put(Instant.ofEpochMilli((long) Math.ceil(record.path("t").asDouble() * 1_000)), entries);
    }

    private static List<Standing> entries(JsonNode poll, Map<String, String> items) {
        var entries = new ArrayList<Standing>();
        boolean isBehindACut = false;
        for (var hash : poll.path("items")) {
            var element = items.getOrDefault(hash.asText(), "");
            boolean isCut = !END.matcher(element).find();
            entries.add(new Standing(element, !isCut && !isBehindACut));
            isBehindACut = isCut;
        }
        return entries;
    }

    private static List<Standing> entries(String body) {
        return ENTRY.matcher(body)
                .results()
                .map(found -> new Standing(found.group(), true))
                .toList();
    }

    /** From the first poll to the last, a day apart, in whole seconds. */
    public List<Instant> days() {
        var days = new ArrayList<Instant>();
        if (!polls.isEmpty()) {
            var last = wholeSecond(polls.lastKey());
            for (var day = wholeSecond(polls.firstKey()); day.isBefore(last); day = day.plus(Duration.ofDays(1))) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static Instant wholeSecond(Instant time) {
        return Instant.ofEpochSecond(time.plusNanos(999_999_999).getEpochSecond());
    }

    /** What stood in the feed at a time. */
    public List<Standing> at(Instant time) {
        var poll = polls.floorEntry(time);
        return poll == null ? List.of() : poll.getValue();
    }
}
