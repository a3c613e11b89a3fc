package org.vigie.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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
        var node = Json.MAPPER.createObjectNode();
        node.put("id", item.id()).put("version", version);
        put(node, "@timestamp", item.publishedAt());
        node.put("title", item.title()).put("summary", item.summary()).put("content", item.content());
        analysedText(node, enriched.language().code(), item);
        put(node, "url", item.url());
        put(node, "outlet", item.outlet());
        put(node, "country", item.country());
        if (enriched.kind() != null) {
            node.put("kind", enriched.kind().name().toLowerCase(Locale.ROOT));
        }
        put(node, "source", item.source());
        put(node, "sources", enriched.sources());
        put(node, "authors", item.authors());
        put(node, "categories", item.categories());
        put(node, "declaredLanguage", item.declaredLanguage());
        node.put("language", enriched.language().code());
        node.put("languageConfidence", enriched.language().confidence());
        put(node, "languageRunnerUp", enriched.language().runnerUp());
        put(node, "entities", enriched.entities().stream().map(Entity::id).toList());
        mentions(node, enriched.entities());
        put(node, "topics", enriched.topics().stream().map(TopicMatch::topic).toList());
        evidence(node, enriched.topics());
        if (enriched.classified() != null) {
            node.putPOJO("classified", enriched.classified());
        }
        if (enriched.duplicate() != null) {
            node.put("duplicateOf", enriched.duplicate().of());
            node.put("similarity", enriched.duplicate().similarity());
        }
        put(node, "story", enriched.story());
        node.put("revision", item.revision());
        put(node, "publishedAt", item.publishedAt());
        put(node, "firstSeenAt", item.firstSeenAt());
        put(node, "fetchedAt", item.fetchedAt());
        if (item.history() != null) {
            node.put("history", item.history());
        }
        if (item.page() != null) {
            node.putPOJO("page", item.page());
        }

        var writes = new ArrayList<Write>();
        writes.add(new Write(Index.ITEMS, monthly(Index.ITEMS, month), item.id(), version, bytes(node), record));
        for (var former : enriched.formerMonths()) {
            writes.add(new Write(
                    Index.ITEMS, monthly(Index.ITEMS, YearMonth.parse(former)), item.id(), version, null, record));
        }
        return writes;
    }

    /** The same words once more, for the index alone: there they are cut up and stemmed as the language wants it. */
    private void analysedText(ObjectNode node, String language, Item item) {
        if (analysed.contains(language)) {
            var texts = node.putObject("text").putArray(language);
            Stream.of(item.title(), item.summary(), item.content())
                    .filter(text -> !text.isEmpty())
                    .forEach(texts::add);
        }
    }

    private static void mentions(ObjectNode node, List<Entity> entities) {
        var lines = node.putArray("mentions");
        for (var entity : entities) {
            for (var mention : entity.mentions()) {
                var line = lines.addObject();
                line.put("entity", entity.id())
                        .put("kind", entity.kind().name().toLowerCase(Locale.ROOT))
                        .put("name", entity.name());
                put(line, "country", entity.country());
                put(line, "release", entity.release());
                line.put("field", mention.field())
                        .put("words", mention.words())
                        .put("start", mention.start())
                        .put("end", mention.end());
            }
        }
    }

    private static void evidence(ObjectNode node, List<TopicMatch> matches) {
        var lines = node.putArray("evidence");
        for (var match : matches) {
            for (var found : match.evidence()) {
                lines.addObject()
                        .put("topic", match.topic())
                        .put("definition", match.definition())
                        .put("score", match.score())
                        .put("query", found.query())
                        .put("field", found.field())
                        .put("words", found.words())
                        .put("start", found.start())
                        .put("end", found.end());
            }
        }
    }

    /** One that all items have left has no document. */
    private List<Write> story(ConsumerRecord<byte[], byte[]> record, Story story) {
        ObjectNode node = WHOLE.valueToTree(story);
        put(node, "@timestamp", story.openedAt());
        var document = story.items() == 0 ? null : bytes(node);
        var index = monthly(Index.STORIES, month(story.openedAt()));
        return List.of(new Write(Index.STORIES, index, story.id(), story.version(), document, record));
    }

    private List<Write> release(ConsumerRecord<byte[], byte[]> record, Release release) {
        ObjectNode node = WHOLE.valueToTree(release);
        put(node, "@timestamp", release.releasedAt());
        return List.of(
                new Write(Index.RELEASES, only(Index.RELEASES), release.id(), release.version(), bytes(node), record));
    }

    /** A cell that the last thing has left has no document: the index does not depend on what once stood where. */
    private List<Write> count(ConsumerRecord<byte[], byte[]> record, Count count) {
        ObjectNode node = WHOLE.valueToTree(count);
        node.remove("version");
        put(node, "end", count.end());
        node.put("definition", count.measure().definition());
        var document = count.number() == 0 ? null : bytes(node);
        return List.of(new Write(Index.COUNTS, only(Index.COUNTS), count.id(), count.version(), document, record));
    }

    /** An alert that is withdrawn has no document. */
    private List<Write> alert(ConsumerRecord<byte[], byte[]> record, Alert alert) {
        ObjectNode node = WHOLE.valueToTree(alert);
        node.remove("version");
        put(node, "@timestamp", alert.at());
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
    private static void put(ObjectNode node, String field, @Nullable Object value) {
        if (value instanceof Instant time) {
            node.put(field, time.toString());
        } else if (value != null) {
            node.set(field, Json.MAPPER.valueToTree(value));
        }
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return Json.MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write a document", e);
        }
    }
}
