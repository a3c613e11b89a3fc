package org.vigie.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Count;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Entity;
import org.vigie.contract.Item;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Release;
import org.vigie.contract.Story;
import org.vigie.contract.TopicMatch;

/**
 * Which documents a record becomes. The only place that knows how a document looks; its fields are those of the index
 * templates. A function of the record alone: the same record always gives the same bytes. Thread-safe.
 */
final class Documents {
    /** For records that become documents as they are. */
    private static final JsonMapper WHOLE =
            Json.MAPPER.rebuild().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build();

    private final KafkaTopic<String, EnrichedItem> enriched;
    private final KafkaTopic<String, Story> stories;
    private final KafkaTopic<String, Release> releases;
    private final KafkaTopic<String, Count> counts;
    private final KafkaTopic<String, Alert> alerts;
    private final String prefix;
    private final Set<String> analysed = Templates.languages();

    Documents(KafkaTopics topics, String prefix) {
        enriched = topics.enriched();
        stories = topics.stories();
        releases = topics.releases();
        counts = topics.counts();
        alerts = topics.alerts();
        this.prefix = prefix;
    }

    /** Names of the Kafka topics whose records this class reads. */
    List<String> topics() {
        return List.of(enriched.name(), stories.name(), releases.name(), counts.name(), alerts.name());
    }

    /**
     * What to do for a record, in this order.
     *
     * @throws SerializationException when it is not what its topic promises
     */
    List<Write> of(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(enriched.name())) {
                return item(record, read(enriched, record));
            }
            if (record.topic().equals(stories.name())) {
                return story(record, read(stories, record));
            }
            if (record.topic().equals(releases.name())) {
                return record.value() == null
                        ? removal(Index.RELEASES, record)
                        : release(record, read(releases, record));
            }
            if (record.topic().equals(alerts.name())) {
                return alert(record, read(alerts, record));
            }
            return record.value() == null ? removal(Index.COUNTS, record) : count(record, read(counts, record));
        } catch (DateTimeException e) {
            throw new SerializationException("not a month in " + record.topic() + ": " + e.getMessage(), e);
        }
    }

    private static <V> V read(KafkaTopic<String, V> topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new SerializationException("no value, which means nothing in " + topic.name());
        }
        V value = topic.value().deserializer().deserialize(topic.name(), record.value());
        if (value == null) {
            throw new SerializationException("null in " + topic.name());
        }
        return value;
    }

    private List<Write> item(ConsumerRecord<byte[], byte[]> record, EnrichedItem enriched) {
        var item = enriched.item();
        long version = enriched.version();
        var month = month(item.publishedAt());
        var document = written(json -> write(json, enriched));

        var writes = new ArrayList<Write>();
        writes.add(new Write(Index.ITEMS, monthly(Index.ITEMS, month), item.id(), version, document, record));
        for (var former : enriched.formerMonths()) {
            writes.add(new Write(
                    Index.ITEMS, monthly(Index.ITEMS, YearMonth.parse(former)), item.id(), version, null, record));
        }
        return writes;
    }

    /** Straight into bytes: this is most of what the sink's CPU does. */
    private void write(JsonGenerator json, EnrichedItem enriched) throws IOException {
        var item = enriched.item();
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeNumberField("version", enriched.version());
        put(json, "@timestamp", item.publishedAt());
        json.writeStringField("title", item.title());
        json.writeStringField("summary", item.summary());
        json.writeStringField("content", item.content());
        analysedText(json, enriched.language().code(), item);
        put(json, "url", item.url());
        put(json, "outlet", item.outlet());
        put(json, "country", item.country());
        if (enriched.kind() != null) {
            json.writeStringField("kind", enriched.kind().name().toLowerCase(Locale.ROOT));
        }
        put(json, "source", item.source());
        put(json, "sources", enriched.sources());
        put(json, "authors", item.authors());
        put(json, "categories", item.categories());
        put(json, "declaredLanguage", item.declaredLanguage());
        json.writeStringField("language", enriched.language().code());
        json.writeNumberField("languageConfidence", enriched.language().confidence());
        put(json, "languageRunnerUp", enriched.language().runnerUp());
        put(json, "entities", enriched.entities().stream().map(Entity::id).toList());
        mentions(json, enriched.entities());
        put(json, "topics", enriched.topics().stream().map(TopicMatch::topic).toList());
        evidence(json, enriched.topics());
        if (enriched.classified() != null) {
            json.writePOJOField("classified", enriched.classified());
        }
        if (enriched.duplicate() != null) {
            json.writeStringField("duplicateOf", enriched.duplicate().of());
            json.writeNumberField("similarity", enriched.duplicate().similarity());
        }
        put(json, "story", enriched.story());
        json.writeNumberField("revision", item.revision());
        put(json, "publishedAt", item.publishedAt());
        put(json, "firstSeenAt", item.firstSeenAt());
        put(json, "fetchedAt", item.fetchedAt());
        if (item.history() != null) {
            json.writeBooleanField("history", item.history());
        }
        if (item.page() != null) {
            json.writePOJOField("page", item.page());
        }
        json.writeEndObject();
    }

    /** The same words once more, for the index alone: there they are cut up and stemmed as the language wants it. */
    private void analysedText(JsonGenerator json, String language, Item item) throws IOException {
        if (analysed.contains(language)) {
            json.writeObjectFieldStart("text");
            json.writeArrayFieldStart(language);
            for (var text : List.of(item.title(), item.summary(), item.content())) {
                if (!text.isEmpty()) {
                    json.writeString(text);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void mentions(JsonGenerator json, List<Entity> entities) throws IOException {
        json.writeArrayFieldStart("mentions");
        for (var entity : entities) {
            for (var mention : entity.mentions()) {
                json.writeStartObject();
                json.writeStringField("entity", entity.id());
                json.writeStringField("kind", entity.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("name", entity.name());
                put(json, "country", entity.country());
                put(json, "release", entity.release());
                place(json, mention.field(), mention.words(), mention.start(), mention.end());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void evidence(JsonGenerator json, List<TopicMatch> matches) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (var match : matches) {
            for (var found : match.evidence()) {
                json.writeStartObject();
                json.writeStringField("topic", match.topic());
                json.writeNumberField("definition", match.definition());
                json.writeNumberField("score", match.score());
                json.writeStringField("query", found.query());
                place(json, found.field(), found.words(), found.start(), found.end());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, String field, String words, int start, int end) throws IOException {
        json.writeStringField("field", field);
        json.writeStringField("words", words);
        json.writeNumberField("start", start);
        json.writeNumberField("end", end);
    }

    /** One that all items have left has no document. */
    private List<Write> story(ConsumerRecord<byte[], byte[]> record, Story story) {
        ObjectNode node = WHOLE.valueToTree(story);
        node.put("@timestamp", story.openedAt().toString());
        var document = story.items() == 0 ? null : bytes(node);
        var index = monthly(Index.STORIES, month(story.openedAt()));
        return List.of(new Write(Index.STORIES, index, story.id(), story.version(), document, record));
    }

    private List<Write> release(ConsumerRecord<byte[], byte[]> record, Release release) {
        ObjectNode node = WHOLE.valueToTree(release);
        node.put("@timestamp", release.releasedAt().toString());
        return List.of(
                new Write(Index.RELEASES, only(Index.RELEASES), release.id(), release.version(), bytes(node), record));
    }

    /** A cell that the last thing has left has no document: the index does not depend on what once stood where. */
    private List<Write> count(ConsumerRecord<byte[], byte[]> record, Count count) {
        ObjectNode node = WHOLE.valueToTree(count);
        node.remove("version");
        node.put("end", count.end().toString());
        node.put("definition", count.measure().definition());
        var document = count.number() == 0 ? null : bytes(node);
        return List.of(new Write(Index.COUNTS, only(Index.COUNTS), count.id(), count.version(), document, record));
    }

    /** An alert that is withdrawn has no document. */
    private List<Write> alert(ConsumerRecord<byte[], byte[]> record, Alert alert) {
        ObjectNode node = WHOLE.valueToTree(alert);
        node.remove("version");
        node.put("@timestamp", alert.at().toString());
        var labels = node.putArray("labels"); // rules have labels of their own, and mappings are strict
        alert.labels().forEach((label, value) -> labels.add(label + "=" + value));
        var year = "%s%s-%04d"
                .formatted(
                        prefix,
                        Index.ALERTS.label(),
                        alert.at().atZone(ZoneOffset.UTC).getYear());
        var document = alert.withdrawn() == null ? bytes(node) : null;
        return List.of(new Write(Index.ALERTS, year, alert.id(), alert.version(), document, record));
    }

    /** Where the key is the document's id and there is one index, nothing more is needed to take it away. */
    private List<Write> removal(Index index, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new SerializationException("a record without a key in " + record.topic());
        }
        var id = new String(record.key(), StandardCharsets.UTF_8);
        return List.of(new Write(index, only(index), id, null, null, record));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private String monthly(Index index, YearMonth month) {
        return "%s%s-%04d.%02d".formatted(prefix, index.label(), month.getYear(), month.getMonthValue());
    }

    private String only(Index index) {
        return prefix + index.label() + "-1";
    }

    /** What is not known is left out. */
    private static void put(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    private static void put(JsonGenerator json, String field, Instant time) throws IOException {
        json.writeStringField(field, time.toString());
    }

    private static void put(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] written(Content content) {
        var bytes = new ByteArrayOutputStream(2_048);
        try (var json = Json.MAPPER.createGenerator(bytes)) {
            content.to(json);
        } catch (IOException e) {
            throw new SerializationException("cannot write a document", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(ObjectNode node) {
        return written(json -> Json.MAPPER.writeTree(json, node));
    }
}
