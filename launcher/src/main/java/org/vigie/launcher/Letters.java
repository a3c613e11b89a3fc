package org.vigie.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.DeadLetter.Redriven;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.launcher.Letter.Address;

/** Reads the topic of dead letters. */
final class Letters {
    private final KafkaConfig kafka;

    Letters(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /** All that lie there, without their payloads, the newest first. */
    List<Letter> all() {
        var letters = new ArrayList<Letter>();
        var redriven = new HashMap<Address, Redriven>();
        var topic = kafka.topics().deadLetters().name();
        try (var consumer = KafkaLog.consumer(kafka)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = KafkaLog.writtenEnds(kafka, partitions);
            var limit = Instant.now().plus(KafkaLog.PATIENCE);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                var records = consumer.poll(KafkaLog.POLL);
                for (var record : records) {
                    take(record, letters, redriven);
                }
                limit = records.isEmpty() ? limit : Instant.now().plus(KafkaLog.PATIENCE);
                if (Instant.now().isAfter(limit)) {
                    throw new UserError("a transaction on " + topic + " has been open for a minute: try again later");
                }
            }
        }
        letters.replaceAll(
                each -> new Letter(each.address(), each.writtenAt(), each.letter(), redriven.get(each.address())));
        letters.sort(Comparator.comparing(Letter::writtenAt)
                .thenComparing(Letter::address)
                .reversed());
        return letters;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<Letter> letters, Map<Address, Redriven> redriven) {
        var letter = read(record);
        if (letter == null) {
            return;
        }
        var note = letter.redriven();
        if (note == null) {
            letters.add(at(record, letter.withoutPayload()));
        } else {
            redriven.putIfAbsent(new Address(note.partition(), note.offset()), note);
        }
    }

    /** One with its payload. What is said of it is the list's, which knows whether it was put back. */
    Letter one(Address address, List<Letter> all) {
        var known = all.stream().filter(each -> each.address().equals(address)).findFirst();
        if (known.isEmpty()) {
            throw new UserError("no dead letter lies at " + address
                    + ", or no longer: \"vigie dead-letters list\" shows those there are");
        }
        var topic = kafka.topics().deadLetters().name();
        var record = KafkaLog.recordAt(kafka, new Origin(topic, address.partition(), address.offset()));
        var letter = record == null ? null : read(record);
        if (letter == null) {
            throw new UserError("the dead letter at " + address + " has just been deleted");
        }
        return new Letter(address, known.get().writtenAt(), letter, known.get().redriven());
    }

    /** Null for what is none: somebody else's record. */
    private @Nullable DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        try {
            var topic = kafka.topics().deadLetters();
            return topic.value().deserializer().deserialize(topic.name(), record.value());
        } catch (SerializationException e) {
            return null;
        }
    }

    private static Letter at(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        return new Letter(
                new Address(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                letter,
                null);
    }
}
