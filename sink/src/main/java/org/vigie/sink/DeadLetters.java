package org.vigie.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Backoff;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Reason;

/** Gathers what a batch has refused and hands it to Kafka before the batch is committed. One thread. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String STAGE = "sink";
    /** In UTF-16 units. An error of Elasticsearch may quote the whole document. */
    private static final int LONGEST_DETAIL = 2_000;

    private final Producer<String, DeadLetter> producer;
    private final String topic;
    private final Backoff backoff;
    private final MeterRegistry meters;
    private final List<DeadLetter> letters = new ArrayList<>();

    DeadLetters(Producer<String, DeadLetter> producer, String topic, Backoff backoff, MeterRegistry meters) {
        this.producer = producer;
        this.topic = topic;
        this.backoff = backoff;
        this.meters = meters;
    }

    void add(Reason reason, String detail, ConsumerRecord<byte[], byte[]> record) {
        letters.add(new DeadLetter(
                reason,
                STAGE,
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                new DeadLetter.Origin(record.topic(), record.partition(), record.offset()),
                text(record.key()),
                record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(record.timestamp())));
        meters.counter("dead.letters", "reason", reason.label()).increment();
    }

    /**
     * True when Kafka has all of them; false when told to stop.
     *
     * @throws KafkaException when Kafka will never take them
     */
    boolean flush(Patience patience) {
        if (!letters.isEmpty()) {
            var first = letters.getFirst();
            LOG.warn(
                    "{} records refused, the first from {}: {}",
                    letters.size(),
                    first.origin(),
                    first.detail().lines().findFirst().orElse(""));
        }
        var open = List.copyOf(letters);
        letters.clear();
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt > 0 && !patience.waitFor(backoff.before(attempt))) {
                return false;
            }
            open = send(open);
        }
        return true;
    }

    /** Returns those that did not arrive. */
    private List<DeadLetter> send(List<DeadLetter> open) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var letter : open) {
            sent.add(producer.send(new ProducerRecord<>(topic, letter.key(), letter)));
        }
        producer.flush();
        var again = new ArrayList<DeadLetter>();
        for (int i = 0; i < sent.size(); i++) {
            if (!arrived(sent.get(i))) {
                again.add(open.get(i));
            }
        }
        return again;
    }

    private static boolean arrived(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new KafkaException("cannot write a dead letter", e.getCause());
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
