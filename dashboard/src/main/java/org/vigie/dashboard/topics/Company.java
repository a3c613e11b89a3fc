package org.vigie.dashboard.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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

    static Company of(TopicQuestion question, Index index, Words words) {
        var ask = Json.MAPPER.createObjectNode().put("size", 0);
        ask.set("query", items(question).query());
        var aggregations = ask.putObject("aggs");
        terms(aggregations.putObject("outlets"), "outlet");
        var mentions = nested(aggregations, "entities", "mentions");
        terms(mentions.putObject("found"), "mentions.entity");
        var under = mentions.withObject("/found").putObject("aggs");
        under.putObject("name").putObject("terms").put("field", "mentions.name").put("size", 1);
        under.putObject("kind").putObject("terms").put("field", "mentions.kind").put("size", 1);
        under.putObject("items").putObject("reverse_nested");
        var evidence = nested(aggregations, "phrases", "evidence");
        var ofTopic = evidence.putObject("topic");
        ofTopic.set(
                "filter",
                new Filters()
                        .maybe("evidence.topic", question.by().equals("topic") ? null : question.topic())
                        .query());
        var found = ofTopic.putObject("aggs").putObject("found");
        terms(found, "evidence.words");
        found.putObject("aggs").putObject("items").putObject("reverse_nested");
        var answer = index.search("items", ask).path("aggregations");
        var base = question.items();
        return new Company(
                ranks(answer.at("/outlets/buckets"), key -> key, key -> base.with("outlet", key)),
                ranks(
                        answer.at("/entities/found/buckets"),
                        key -> name(answer, key, words),
                        key -> base.with("entity", key)),
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

    private static void terms(ObjectNode aggregation, String field) {
        aggregation.putObject("terms").put("field", field).put("size", MOST);
    }

    private static ObjectNode nested(ObjectNode aggregations, String name, String path) {
        var nested = aggregations.putObject(name);
        nested.putObject("nested").put("path", path);
        return nested.putObject("aggs");
    }

    private static String name(JsonNode answer, String key, Words words) {
        for (var bucket : answer.at("/entities/found/buckets")) {
            if (bucket.path("key").asText().equals(key)) {
                return key.startsWith("country/")
                        ? words.countryName(key.substring("country/".length()))
                        : bucket.at("/name/buckets/0/key").asText(key);
            }
        }
        return key;
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
