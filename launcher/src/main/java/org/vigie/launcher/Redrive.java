package org.vigie.launcher;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.DeadLetter.Redriven;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;

/**
 * Puts refused records back, each once. The record and the note of it are one transaction, so whoever reads committed
 * records sees both or none. There is one transactional id for all: who opens it ends what a killed process has left open
 * and shuts out one that still runs, and reads the notes only then. One thread.
 */
final class Redrive implements AutoCloseable {
    private final KafkaConfig kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    private Redrive(KafkaConfig kafka, KafkaProducer<byte[], byte[]> producer) {
        this.kafka = kafka;
        this.producer = producer;
    }

    /** From now on no other process puts anything back. The letters are to be read after this. */
    static Redrive open(KafkaConfig kafka) {
        var settings = kafka.producerSettings();
        settings.put("transactional.id", transactionalId(kafka));
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return new Redrive(kafka, producer);
    }

    static String transactionalId(KafkaConfig kafka) {
        return kafka.topics().deadLetters().name() + "-redrive";
    }

    /**
     * Puts it back and notes so, both or neither.
     *
     * @return where it now stands
     * @throws UserError when another process has taken over
     */
    Redriven putBack(Letter each, WaysBack.Back way) {
        try {
            producer.beginTransaction();
            var there = producer.send(way.put()).get();
            var to = new Origin(there.topic(), there.partition(), there.offset());
            var redriven =
                    new Redriven(each.address().partition(), each.address().offset(), to, Instant.now());
            var topic = kafka.topics().deadLetters();
            var note = topic.value()
                    .serializer()
                    .serialize(topic.name(), each.letter().noteOf(redriven));
            producer.send(new ProducerRecord<>(
                            topic.name(), each.address().partition(), way.put().key(), note))
                    .get();
            producer.commitTransaction();
            return redriven;
        } catch (ExecutionException e) {
            throw refused(each, Objects.requireNonNullElse(e.getCause(), e));
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw refused(each, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted at " + each.address() + ": do it again", e);
        }
    }

    private static UserError refused(Letter each, Throwable cause) {
        return cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException
                ? new UserError(
                        "another \"vigie dead-letters redrive\" has taken over before " + each.address()
                                + " was put back: do it again when it has ended",
                        cause)
                : new UserError("Kafka does not take " + each.address() + " back: " + cause.getMessage(), cause);
    }

    /** What was begun and not committed is as if it never was. */
    @Override
    public void close() {
        producer.close();
    }
}
