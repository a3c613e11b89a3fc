package org.vigie.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.UserError;
import org.vigie.enrich.developers.DeveloperChanges;
import org.vigie.enrich.developers.DeveloperDefinition;
import org.vigie.ingest.CompactedTopic;

/**
 * The registry of developers as the pipeline keeps it: those in the topic of definitions. While there is none, {@code enrich}
 * takes the configured registry or the one that ships, and so does everybody who asks here.
 */
final class DeveloperTopic {
    private final KafkaConfig kafka;
    private final KafkaTopic<String, Definition> topic;
    private final Map<String, Developer> start = new TreeMap<>();

    /** @param start what is in force while the topic is empty */
    DeveloperTopic(KafkaConfig kafka, Collection<Developer> start) {
        this.kafka = kafka;
        this.topic = kafka.topics().definitions();
        start.forEach(developer -> this.start.put(developer.id(), developer));
    }

    /** By id. */
    Map<String, Developer> inForce() {
        var there = there();
        return there.isEmpty() ? start : there;
    }

    boolean isEmpty() {
        return there().isEmpty();
    }

    private Map<String, Developer> there() {
        var byId = new TreeMap<String, Developer>();
        CompactedTopic.readAll(kafka, topic).forEach((key, definition) -> {
            var developer = definition.developer();
            if (DeveloperDefinition.isKey(key) && developer != null) {
                byId.put(DeveloperDefinition.id(key), developer);
            }
        });
        return byId;
    }

    /** Puts exactly these in force: adds, changes and removes; what is equal is not written again. */
    void replaceWith(Collection<Developer> developers) {
        apply(DeveloperChanges.between(inForce(), developers));
    }

    /** Writes changes of what is in force, all of it into an empty topic; a running {@code enrich} follows at once. */
    void apply(DeveloperChanges changes) {
        var records = new TreeMap<String, @Nullable Developer>(isEmpty() ? start : Map.of());
        changes.added().forEach(developer -> records.put(developer.id(), developer));
        changes.changed().forEach(change -> records.put(change.after().id(), change.after()));
        changes.removed().forEach(developer -> records.put(developer.id(), null));
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("acks", "all");
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach((id, developer) -> sent.add(producer.send(record(id, developer))));
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new UserError("cannot write the registry of developers to " + topic.name() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProducerRecord<byte[], byte[]> record(String id, @Nullable Developer developer) {
        var key = topic.key().serializer().serialize(topic.name(), DeveloperDefinition.key(id));
        var value = developer == null
                ? null
                : topic.value().serializer().serialize(topic.name(), DeveloperDefinition.of(developer));
        return new ProducerRecord<>(topic.name(), key, value);
    }
}
