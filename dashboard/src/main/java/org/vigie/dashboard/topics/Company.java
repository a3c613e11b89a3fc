package org.vigie.dashboard.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.words.Words;

/**
 * What goes with the items that are counted: who publishes them, what they name, and by which words they were recognised. Each
 * number is one of items.
 */
public record Company(List<Rank> outlets, List<Rank> entities, List<Rank> phrases) {
    private static final int MOST = 10;
    private static final int OF_EACH_SHARD = 5_000;
    private static final String COUNTRY = "country/";

    static Company of(TopicQuestion question, Index index, Words words) {
        var ask = Json.MAPPER.createObjectNode().put("size", 0);
        ask.set("query", items(question).query());
        var aggregations = ask.putObject("aggs");
        terms(aggregations.putObject("outlets"), "outlet");
        terms(aggregations.putObject("entities"), "entities");
        var evidence = nested(aggregations, "phrases", "evidence");
        var ofTopic = evidence.putObject("topic");
        ofTopic.set(
                "filter",
                new Filters()
                        .maybe("evidence.topic", question.by().equals("topic") ? null : question.topic())
                        .query());
        var found = ofTopic.putObject("aggs").putObject("found");
        terms(found, "evidence.words").putObject("order").put("items", "desc");
        found.putObject("aggs").putObject("items").putObject("reverse_nested");
        var answer = index.search("items", ask).path("aggregations");
        var names = names(answer.at("/entities/buckets"), index);
        var base = question.items();
        return new Company(
                ranks(answer.at("/outlets/buckets"), key -> key, key -> base.with("outlet", key)),
                ranks(answer.at("/entities/buckets"), key -> name(key, names, words), key -> base.with("entity", key)),
                ranks(answer.at("/phrases/topic/found/buckets"), key -> key, key -> base.with("words", key)));
    }

    private static Filters items(TopicQuestion question) {
        var filters = new Filters()
                .maybe(
                        "topics",
                        question.topic().equals("*") || question.by().equals("topic") ? null : question.topic())
                .maybe("language", question.language())
                .maybe("country", question.country())
                .maybe("kind", question.kind())
                .during("publishedAt", question.span().from(), question.span().until());
        return question.copies().equals("no") ? filters.without("duplicateOf") : filters;
    }

    /** Of each shard so many more than are shown that the sums of those that are shown lack nothing. */
    private static ObjectNode terms(ObjectNode aggregation, String field) {
        return aggregation
                .putObject("terms")
                .put("field", field)
                .put("size", MOST)
                .put("shard_size", OF_EACH_SHARD);
    }

    /** How items call the entities, by id: that stands beside the mention, not in the field that items are counted by. */
    private static Map<String, String> names(JsonNode entities, Index index) {
        var names = new HashMap<String, String>();
        var ids = entities.findValuesAsText("key");
        if (ids.isEmpty()) {
            return names;
        }
        var ask = Json.MAPPER.createObjectNode().put("size", 0);
        ask.set("query", new Filters().oneOf("entities", ids).query());
        var found = nested(ask.putObject("aggs"), "mentions", "mentions").putObject("found");
        var include = found.putObject("terms")
                .put("field", "mentions.entity")
                .put("size", MOST)
                .putArray("include");
        ids.forEach(include::add);
        found.putObject("aggs")
                .putObject("name")
                .putObject("terms")
                .put("field", "mentions.name")
                .put("size", 1);
        index.search("items", ask)
                .at("/aggregations/mentions/found/buckets")
                .forEach(bucket -> names.put(
                        bucket.path("key").asText(),
                        bucket.at("/name/buckets/0/key").asText()));
        return names;
    }

    private static ObjectNode nested(ObjectNode aggregations, String name, String path) {
        var nested = aggregations.putObject(name);
        nested.putObject("nested").put("path", path);
        return nested.putObject("aggs");
    }

    private static String name(String id, Map<String, String> names, Words words) {
        return id.startsWith(COUNTRY) ? words.countryName(id.substring(COUNTRY.length())) : names.getOrDefault(id, id);
    }

    private static List<Rank> ranks(JsonNode buckets, Function<String, String> label, Function<String, Address> link) {
        var ranks = new ArrayList<Rank>();
        for (var bucket : buckets) {
            long number = bucket.has("items")
                    ? bucket.at("/items/doc_count").asLong()
                    : bucket.path("doc_count").asLong();
            var key = bucket.path("key").asText();
            ranks.add(new Rank(label.apply(key), number, 0, link.apply(key)));
        }
        ranks.sort((a, b) -> Long.compare(b.number(), a.number()));
        long most = ranks.isEmpty() ? 1 : ranks.getFirst().number();
        return ranks.stream()
                .map(rank -> new Rank(rank.label(), rank.number(), rank.number() * 1_000 / most, rank.link()))
                .toList();
    }
}
