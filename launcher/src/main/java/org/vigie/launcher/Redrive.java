package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.DeadLetter.Redriven;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.UserError;

/**
 * Puts refused records back, each once. The record and the note of it are one transaction, so whoever reads committed
 * records sees both or none. There is one transactional id for all: who opens it ends what a killed process has left open
 * and shuts out one that still runs, and reads the notes only then. One thread.
 */
final class Redrive implements AutoCloseable {
    private final KafkaConfig kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    /** What can be done for a letter. */
    sealed interface Way {
        /** Its record as it was. */
        record Back(ProducerRecord<byte[], byte[]> put) implements Way {}

        /** In a sentence. */
        record None(String why) implements Way {}
    }

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
     * How a letter that was not put back yet can be: as its record still stands there, else as the letter holds it. Not at
     * all where the last record of a key counts and this one would become the last in place of a newer one.
     *
     * @throws UserError when a transaction in its partition stays open for too long
     */
    static Way way(KafkaConfig kafka, Letter each, NewerRecords records) {
        var letter = each.letter();
        var origin = letter.origin();
        if (origin == null) {
            return new Way.None(
                    "it never stood in Kafka. Its source is asked again by itself, and what can be read then is"
                            + " told; \"vigie sources test " + letter.key() + "\" asks it now");
        }
        if (!KafkaLog.has(kafka, origin)) {
            return new Way.None("there is no " + origin.topic() + "-" + origin.partition() + " any more");
        }
        var record = KafkaLog.recordAt(kafka, origin);
        boolean stands = record != null && isOf(record, letter);
        var topic = whereTheLastCounts(kafka, origin);
        if (topic != null && letter.key() != null) {
            // Where it is gone, the topic may have been made anew: all that stands there is newer.
            var newer =
                    records.last(origin.topic(), origin.partition(), stands ? origin.offset() + 1 : 0, letter.key());
            if (newer != null) {
                return new Way.None(
                        "a newer record of it stands at " + ShowDeadLetter.place(newer) + ": nothing to put back");
            }
        }
        if (record != null && stands) {
            return new Way.Back(put(
                    origin,
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    List.of(record.headers().toArray())));
        }
        if (topic != null && topic.cleanup() == KafkaTopic.Cleanup.COMPACT) {
            return new Way.None("its record is gone from " + ShowDeadLetter.place(origin)
                    + " and none of its key stands there: it was removed, nothing to put back");
        }
        var gone = "its record is gone from " + ShowDeadLetter.place(origin) + ", and the letter ";
        if (letter.payload().length() == DeadLetter.LONGEST_PAYLOAD) {
            return new Way.None(gone + "holds only its first " + DeadLetter.LONGEST_PAYLOAD + " characters");
        }
        if (letter.payload().isEmpty() || letter.payload().indexOf('\uFFFD') >= 0) {
            return new Way.None(gone + "does not have it byte for byte: it was empty or no text");
        }
        return new Way.Back(
                put(origin, letter.at().toEpochMilli(), bytes(letter.key()), bytes(letter.payload()), List.of()));
    }

    /**
     * The topic of the place, of whatever epoch, if its readers take the last record of a key for all that there is. What
     * enrich reads is none: it knows more of an item than its last record and tells that.
     */
    private static @Nullable KafkaTopic<?, ?> whereTheLastCounts(KafkaConfig kafka, Origin place) {
        var topics = new KafkaTopics(kafka.prefix());
        var others = Set.of(
                topics.items().name(),
                topics.models().name(),
                topics.deadLetters().name());
        var plain = place.topic()
                .replaceFirst(
                        "^" + Pattern.quote(kafka.prefix()) + "epoch-\\d+\\.",
                        Matcher.quoteReplacement(kafka.prefix()));
        return topics.all().stream()
                .filter(topic -> topic.name().equals(plain) && !others.contains(plain))
                .findFirst()
                .orElse(null);
    }

    /** A topic that was made anew has other records at the same places. */
    private static boolean isOf(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        var seen = new DeadLetter(
                letter.reason(),
                letter.stage(),
                letter.detail(),
                null,
                text(record.key()),
                Objects.requireNonNullElse(text(record.value()), ""),
                letter.at());
        return Objects.equals(seen.key(), letter.key()) && seen.payload().equals(letter.payload());
    }

    @SuppressWarnings("NullAway") // Kafka takes records without a key or a value
    private static ProducerRecord<byte[], byte[]> put(
            Origin origin, long timestamp, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        var put = new ProducerRecord<>(origin.topic(), origin.partition(), timestamp, key, value, headers);
        put.headers().remove(DeadLetter.REDRIVEN).add(new RecordHeader(DeadLetter.REDRIVEN, new byte[0]));
        return put;
    }

    /**
     * Puts it back and notes so, both or neither.
     *
     * @return where it now stands
     * @throws UserError when another process has taken over
     */
    Redriven putBack(Letter each, Way.Back way) {
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

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was begun and not committed is as if it never was. */
    @Override
    public void close() {
        producer.close();
    }
}
