package org.vigie.ingest.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;

/** The list of newest models in the form of the Hugging Face Hub ({@code GET /api/models}). */
public final class HuggingFace {
    private static final int MODELS_PER_PAGE = 100;
    private static final int LONGEST_TAG = 300;
    private static final int MOST_TAGS = 1_000;

    private HuggingFace() {}

    /**
     * A page of the list.
     *
     * @param models those that could be read
     * @param refused records that lack what makes a model, with the reason
     */
    public record Page(List<ModelSnapshot> models, List<Refused> refused) {}

    /** One record that was refused. */
    public record Refused(String json, String why) {}

    /** The address of the list at a hub. */
    public static String listAddress(Source source) {
        return source.url().replaceAll("/+$", "") + "/api/models?sort=createdAt&limit=" + MODELS_PER_PAGE;
    }

    /**
     * Reads the list. Observation times are those of the fetch.
     *
     * @throws IOException when the body is no JSON list at all
     */
    public static Page read(Source source, byte[] body, Instant fetchedAt) throws IOException {
        var list = Json.MAPPER.readTree(body);
        if (list == null || !list.isArray()) {
            throw new IOException("the hub's answer is not a JSON list of models");
        }
        var models = new ArrayList<ModelSnapshot>();
        var refused = new ArrayList<Refused>();
        for (var record : list) {
            try {
                models.add(model(source, record, fetchedAt));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                refused.add(new Refused(record.toString(), String.valueOf(e.getMessage())));
            }
        }
        return new Page(models, refused);
    }

    private static ModelSnapshot model(Source source, JsonNode record, Instant fetchedAt) {
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/" + required(record, "_id"))
                .revision(1)
                .source(source.id())
                .repository(required(record, "id"))
                .tags(texts(record.path("tags")))
                .task(text(record, "pipeline_tag"))
                .library(text(record, "library_name"))
                .gated(record.path("gated").asBoolean(false)
                        || record.path("gated").isTextual())
                .downloads(number(record, "downloads"))
                .likes(number(record, "likes"))
                .trendingScore(
                        record.path("trendingScore").isNumber()
                                ? record.path("trendingScore").asDouble()
                                : null)
                .createdAt(time(record, "createdAt"))
                .lastModifiedAt(time(record, "lastModified"))
                .firstSeenAt(fetchedAt)
                .observedAt(fetchedAt)
                .build();
    }

    private static String required(JsonNode record, String field) {
        var text = text(record, field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    private static @Nullable String text(JsonNode record, String field) {
        var value = record.path(field);
        return value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST_TAG
                ? value.asText()
                : null;
    }

    private static @Nullable Long number(JsonNode record, String field) {
        var value = record.path(field);
        return value.isIntegralNumber() ? value.asLong() : null;
    }

    private static @Nullable Instant time(JsonNode record, String field) {
        var text = text(record, field);
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(value -> {
            if (value.isTextual() && value.asText().length() <= LONGEST_TAG && texts.size() < MOST_TAGS) {
                texts.add(value.asText());
            }
        });
        return texts;
    }
}
