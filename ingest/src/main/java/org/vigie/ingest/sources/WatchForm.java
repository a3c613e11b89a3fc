package org.vigie.ingest.sources;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.Source.Kind;
import org.vigie.contract.Watch;
import org.vigie.ingest.watch.WatchRules;

/** What to watch for as texts by part: {@code watch: {entries: article.card, date: time@datetime}}. */
final class WatchForm {
    private static final int LONGEST = 2_000;

    private WatchForm() {}

    /**
     * Reads it.
     *
     * @param value the field {@code watch}, null where it is not there
     * @param problems is told the field and what is wrong with it
     */
    static @Nullable Watch read(Kind kind, @Nullable Object value, BiConsumer<String, String> problems) {
        if (value != null && !(value instanceof Map<?, ?>) && !value.equals("")) {
            problems.accept("watch", "must say what an entry is, for instance watch: {entries: article.card}");
            return null;
        }
        var parts = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) ->
                    parts.put(String.valueOf(name), String.valueOf(text).strip()));
        }
        parts.forEach((name, text) -> check(name, text, problems));
        parts.values().removeIf(String::isEmpty);
        var watch = parts.isEmpty()
                ? null
                : new Watch(
                        parts.get("entries"),
                        parts.get("title"),
                        parts.get("link"),
                        parts.get("date"),
                        parts.get("summary"),
                        parts.get("id"));
        WatchRules.check(kind, watch, problems);
        return watch;
    }

    private static void check(String name, String text, BiConsumer<String, String> problems) {
        if (!WatchRules.PARTS.contains(name)) {
            problems.accept(
                    "watch." + name,
                    "is no part of watch; the parts are " + String.join(", ", WatchRules.PARTS)
                            + DidYouMean.inWords(name, WatchRules.PARTS));
        }
        if (text.length() > LONGEST) {
            problems.accept("watch." + name, "must be at most " + LONGEST + " characters");
        }
    }

    /** What {@link #read} takes, in the order in which it is written. */
    static Map<String, String> texts(Watch watch) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, "entries", watch.entries());
        put(texts, "title", watch.title());
        put(texts, "link", watch.link());
        put(texts, "date", watch.date());
        put(texts, "summary", watch.summary());
        put(texts, "id", watch.id());
        return texts;
    }

    private static void put(Map<String, String> texts, String part, @Nullable String text) {
        if (text != null) {
            texts.put(part, text);
        }
    }
}
