package org.vigie.launcher;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.UserError;

/** What can be done for letters, by what stands in Kafka now. One thread. */
final class WaysBack {
    private final KafkaConfig kafka;
    private final KafkaLog log;
    private final NewerRecords records;

    /** For one letter. */
    sealed interface Way {}

    /** Its record as it was. */
    record Back(ProducerRecord<byte[], byte[]> put) implements Way {}

    /** In a sentence. */
    record None(String why) implements Way {}

    /** @param letters those that will be asked about */
    WaysBack(KafkaConfig kafka, KafkaLog log, List<Letter> letters) {
        this.kafka = kafka;
        this.log = log;
        var keys = letters.stream()
                .map(letter -> letter.letter().key())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        records = new NewerRecords(log, keys);
    }

    /**
     * For a letter that was not put back yet: as its record still stands there, else as the letter holds it. Not at
     * all where the last record of a key counts and this one would become the last in place of a newer one.
     *
     * @throws UserError when a transaction in its partition stays open for too long
     */
    Way of(Letter each) {
        var letter = each.letter();
        var origin = letter.origin();
        if (origin == null) {
            return new None("it never stood in Kafka. Its source is asked again by itself, and what can be read then is"
                    + " told; \"vigie sources test " + letter.key() + "\" asks it now");
        }
        if (!log.has(origin)) {
            return new None("there is no " + origin.topic() + "-" + origin.partition() + " any more");
        }
        var record = log.recordAt(origin);
        boolean stands = record != null && isOf(record, letter);
        var topic = whereTheLastCounts(origin);
        if (topic != null && letter.key() != null) {
            // Where it is gone, the topic may have been made anew: all that stands there is newer.
            var newer =
                    records.last(origin.topic(), origin.partition(), stands ? origin.offset() + 1 : 0, letter.key());
            if (newer != null) {
                return new None(
                        "a newer record of it stands at " + ShowDeadLetter.place(newer) + ": nothing to put back");
            }
        }
        if (record != null && stands) {
            return new Back(put(
                    origin,
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    List.of(record.headers().toArray())));
        }
        if (topic != null && topic.cleanup() == KafkaTopic.Cleanup.COMPACT) {
            return new None("its record is gone from " + ShowDeadLetter.place(origin)
                    + " and none of its key stands there: it was removed, nothing to put back");
        }
        var gone = "its record is gone from " + ShowDeadLetter.place(origin) + ", and the letter ";
        if (letter.payload().length() == DeadLetter.LONGEST_PAYLOAD) {
            return new None(gone + "holds only its first " + DeadLetter.LONGEST_PAYLOAD + " characters");
        }
        if (letter.payload().isEmpty() || letter.payload().indexOf('\uFFFD') >= 0) {
            return new None(gone + "does not have it byte for byte: it was empty or no text");
        }
        return new Back(
                put(origin, letter.at().toEpochMilli(), bytes(letter.key()), bytes(letter.payload()), List.of()));
    }

    /**
     * The topic of the place, of whatever epoch, if its readers take the last record of a key for all that there is. What
     * enrich reads is none: it knows more of an item than its last record and tells that.
     */
    private @Nullable KafkaTopic<?, ?> whereTheLastCounts(Origin place) {
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

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
