package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.view.Segment;
import org.vigie.dashboard.view.Segment.Place;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/**
 * All that is known of one item.
 *
 * @param item its document
 * @param title marked where words stand that made it match a topic
 * @param text the same, in paragraphs
 * @param url where it was published, null where that is no web address
 * @param topics and the words for each
 * @param entities what it names
 * @param original of which it is a copy
 * @param copies of it, the newest
 * @param allCopies how many there are
 * @param story others on the same event
 * @param tellers the sources that told of it
 */
public record ItemPage(
        JsonNode item,
        List<Segment> title,
        List<List<Segment>> text,
        @Nullable String url,
        List<Reason> topics,
        List<Named> entities,
        @Nullable ItemLine original,
        List<ItemLine> copies,
        long allCopies,
        List<ItemLine> story,
        List<Teller> tellers) {

    private static final int MOST = 20;

    /** A source that told of it, by the name of its outlet. */
    public record Teller(String id, String outlet) {
        public Address address() {
            return Address.of("/source").with("id", id);
        }
    }

    /** A topic and the words that made the item match it. */
    public record Reason(String topic, long definition, String words) {}

    /** Something that is named. */
    public record Named(
            String id, String kind, String name, @Nullable String release) {}

    /** The page of the item that is asked for, or nothing. */
    public static Optional<ItemPage> of(Visit visit, Index index, Optional<List<PolledSource>> sources) {
        var id = visit.ask().needed("id");
        visit.ask().verify();
        var outlets = new HashMap<String, String>();
        sources.orElse(List.of())
                .forEach(polled ->
                        outlets.put(polled.source().id(), polled.source().outlet()));
        return index.document("items", id).map(item -> of(item, index, visit.words(), outlets));
    }

    private static ItemPage of(JsonNode item, Index index, Words words, Map<String, String> outlets) {
        var search = new ItemSearch(index);
        var id = item.path("id").asText();
        var story = item.hasNonNull("story")
                ? search.newest(new Filters().is("story", item.path("story").asText()), MOST)
                : List.<ItemLine>of();
        var original = item.hasNonNull("duplicateOf")
                ? search.newest(new Filters().is("id", item.path("duplicateOf").asText()), 1)
                : List.<ItemLine>of();
        var copies = search.first(new Filters().is("duplicateOf", id), MOST);
        var body = item.path(item.path("content").asText().isEmpty() ? "summary" : "content")
                .asText();
        return new ItemPage(
                item,
                Segment.marked(item.path("title").asText(), places(item, "title", words)),
                paragraphs(Segment.marked(body, places(item, "text", words))),
                webAddress(item.path("url").asText()),
                topics(item),
                entities(item, words),
                original.isEmpty() ? null : original.getFirst(),
                copies.items(),
                copies.total(),
                story.stream().filter(line -> !line.id().equals(id)).toList(),
                tellers(item, outlets));
    }

    private static List<Teller> tellers(JsonNode item, Map<String, String> outlets) {
        var tellers = new ArrayList<Teller>();
        item.path("sources")
                .forEach(source -> tellers.add(
                        new Teller(source.asText(), outlets.getOrDefault(source.asText(), source.asText()))));
        return tellers;
    }

    /** The address, where it is one of the web. */
    public static @Nullable String webAddress(String url) {
        return url.startsWith("https://") || url.startsWith("http://") ? url : null;
    }

    private static List<Place> places(JsonNode item, String field, Words words) {
        var places = new ArrayList<Place>();
        item.path("evidence").forEach(found -> {
            if (found.path("field").asText().equals(field)) {
                var why = words.topicName(found.path("topic").asText());
                places.add(
                        new Place(found.path("start").asInt(), found.path("end").asInt(), why));
            }
        });
        return places;
    }

    /** Cut at line breaks. */
    static List<List<Segment>> paragraphs(List<Segment> segments) {
        var paragraphs = new ArrayList<List<Segment>>();
        var current = new ArrayList<Segment>();
        for (var segment : segments) {
            var lines = segment.text().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    paragraphs.add(List.copyOf(current));
                    current.clear();
                }
                if (!lines[i].isEmpty()) {
                    current.add(new Segment(lines[i], segment.why()));
                }
            }
        }
        paragraphs.add(current);
        paragraphs.removeIf(List::isEmpty);
        return paragraphs;
    }

    private static List<Reason> topics(JsonNode item) {
        var words = new LinkedHashMap<String, LinkedHashSet<String>>();
        var definitions = new LinkedHashMap<String, Long>();
        item.path("evidence").forEach(found -> {
            var topic = found.path("topic").asText();
            words.computeIfAbsent(topic, unseen -> new LinkedHashSet<>())
                    .add(found.path("words").asText());
            definitions.put(topic, found.path("definition").asLong());
        });
        var reasons = new ArrayList<Reason>();
        item.path("topics").forEach(topic -> {
            var id = topic.asText();
            var found = words.getOrDefault(id, new LinkedHashSet<>());
            reasons.add(new Reason(id, definitions.getOrDefault(id, 0L), String.join(" · ", found)));
        });
        return reasons;
    }

    private static List<Named> entities(JsonNode item, Words words) {
        Map<String, Named> named = new LinkedHashMap<>();
        item.path("mentions").forEach(mention -> {
            var kind = mention.path("kind").asText();
            var name = kind.equals("country")
                    ? words.countryName(mention.path("country").asText())
                    : mention.path("name").asText();
            var release =
                    mention.hasNonNull("release") ? mention.path("release").asText() : null;
            var id = mention.path("entity").asText();
            named.putIfAbsent(id, new Named(id, kind, name, release));
        });
        return List.copyOf(named.values());
    }

    /** A field as text, null where it is missing. */
    public @Nullable String field(String name) {
        return item.hasNonNull(name) ? item.path(name).asText() : null;
    }

    /** A field as a moment, null where it is missing. */
    public @Nullable Instant moment(String name) {
        var text = field(name);
        return text == null ? null : Instant.parse(text);
    }

    /** The story in the search. */
    public Address storyAddress() {
        return Address.of("/items").with("story", field("story"));
    }
}
