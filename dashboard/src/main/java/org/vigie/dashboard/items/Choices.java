package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Json;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.words.Words;

/**
 * What there is to choose from, by field: the values that items have, with their names.
 *
 * @param fields by name; the names of values in the order of the reader's alphabet
 */
public record Choices(Map<String, List<Choice>> fields) {
    private static final int MOST = 200;

    /** A value and its name. */
    public record Choice(String value, String label) {}

    /** Those that all items have. */
    public static Choices of(Index index, Words words) {
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set("query", new Filters().query());
        var aggregations = question.putObject("aggs");
        List.of("topics", "language", "country", "kind", "outlet").forEach(field -> terms(aggregations, field));
        var found = index.search("items", question).path("aggregations");
        var fields = new TreeMap<String, List<Choice>>();
        found.properties().forEach(field -> {
            var choices = new ArrayList<Choice>();
            field.getValue().path("buckets").forEach(bucket -> {
                var value = bucket.path("key").asText();
                choices.add(new Choice(value, label(field.getKey(), value, words)));
            });
            choices.sort(Comparator.comparing(Choice::label, Collator.getInstance(words.locale())));
            fields.put(field.getKey(), choices);
        });
        return new Choices(fields);
    }

    private static void terms(ObjectNode aggregations, String field) {
        aggregations.putObject(field).putObject("terms").put("field", field).put("size", MOST);
    }

    /** The name of a value. */
    public static String label(String field, String value, Words words) {
        return switch (field) {
            case "topics", "topic" -> words.topicName(value);
            case "language" -> words.languageName(value);
            case "country" -> words.countryName(value);
            case "kind" -> words.name("kind", value);
            default -> value;
        };
    }

    /** Those of a field, none where no item has it. */
    public List<Choice> of(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
