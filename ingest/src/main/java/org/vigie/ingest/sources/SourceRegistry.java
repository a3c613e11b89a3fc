package org.vigie.ingest.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
import org.vigie.ingest.CompactedTopic;

/** The list of sources as the pipeline keeps it: the compacted topic of sources. */
public final class SourceRegistry {
    private final KafkaConfig kafka;
    private final KafkaTopic<String, Source> topic;

    public SourceRegistry(KafkaConfig kafka) {
        this.kafka = kafka;
        this.topic = kafka.topics().sources();
    }

    /** All sources, by id. */
    public Map<String, Source> list() {
        return CompactedTopic.readAll(kafka, topic);
    }

    /** Makes the topic say what the list says: adds, changes and removes; what is equal is not written again. */
    public void replaceWith(List<Source> sources) {
        apply(SourceChanges.between(list(), sources));
    }

    /** Writes changes; a running {@code ingest} follows at once. */
    public void apply(SourceChanges changes) {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("acks", "all");
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            changes.added().forEach(source -> sent.add(producer.send(record(source.id(), source))));
            changes.changed()
                    .forEach(change ->
                            sent.add(producer.send(record(change.after().id(), change.after()))));
            changes.removed().forEach(source -> sent.add(producer.send(record(source.id(), null))));
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new UserError("cannot write the list of sources to " + topic.name() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProducerRecord<byte[], byte[]> record(String id, @Nullable Source source) {
        var key = topic.key().serializer().serialize(topic.name(), id);
        var value = source == null ? null : topic.value().serializer().serialize(topic.name(), source);
        return new ProducerRecord<>(topic.name(), key, value);
    }
}
