package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Reason;

/**
 * What enrich does with a record it cannot digest. One that is not what its topic promises, and one that a step fails on
 * before it changes a state, goes to the dead letters, in the transaction of its task, and the stream goes on. A failure anywhere
 * else is a bug that could falsify counts, and stops the application.
 */
public final class Refuse implements DeserializationExceptionHandler, ProcessingExceptionHandler {
    /** Setting of the Streams application: the prefix of all topics. */
    static final String PREFIX = "vigie.prefix";

    /** Setting of the Streams application: the registry of its meters, if it has one. */
    static final String METERS = "vigie.meters";

    private static final Logger LOG = LoggerFactory.getLogger(Refuse.class);

    /** Steps that judge an item: they keep no state, or change it only when they have judged. */
    static final Set<String> JUDGING = Set.of(
            "identify-language",
            "judge-kind",
            "link-entities",
            "classify-topics",
            "classify-as-learned",
            "take-prints",
            "recognise-model");

    private KafkaTopics topics = new KafkaTopics("vigie.");
    private MeterRegistry meters = new CompositeMeterRegistry();

    @Override
    public void configure(Map<String, ?> settings) {
        topics = new KafkaTopics(String.valueOf(settings.get(PREFIX)));
        if (settings.get(METERS) instanceof MeterRegistry registry) {
            meters = registry;
        }
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, Reason.UNREADABLE_RECORD, record.key(), record.value(), exception)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context,
            org.apache.kafka.streams.processor.api.Record<?, ?> record,
            Exception exception) {
        boolean isOfKafka = exception instanceof StreamsException; // such as a store that fails
        if (isOfKafka || !JUDGING.contains(context.processorNodeId())) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(
                letter(context, Reason.ENRICH_FAILED, context.sourceRawKey(), context.sourceRawValue(), exception)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context,
            Reason reason,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception exception) {
        meters.counter("dead.letters", "reason", reason.label()).increment();
        LOG.warn("{} {}-{}@{}", reason.label(), context.topic(), context.partition(), context.offset(), exception);
        var letter = new DeadLetter(
                reason,
                String.valueOf(context.processorNodeId()),
                String.valueOf(exception.getMessage()),
                new DeadLetter.Origin(context.topic(), context.partition(), context.offset()),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                value == null ? "" : new String(value, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(Math.max(0, context.timestamp())));
        var topic = topics.deadLetters();
        return new ProducerRecord<>(
                topic.name(), key, topic.value().serializer().serialize(topic.name(), letter));
    }
}
