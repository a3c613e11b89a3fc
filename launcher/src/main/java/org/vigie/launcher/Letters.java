package org.vigie.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    private final KafkaLog log;

    /** @param log open for as long as anything is asked */
    Letters(KafkaConfig kafka, KafkaLog log) {
        this.kafka = kafka;
        this.log = log;
    }

    /** All that lie there, without their payloads, the newest first. */
    static List<Letter> all(KafkaConfig kafka) {
        try (var log = new KafkaLog(kafka)) {
            return new Letters(kafka, log).all();
        }
    }

    /** All that lie there, without their payloads, the newest first. */
    List<Letter> all() {
        var letters = new ArrayList<Letter>();
        var redriven = new HashMap<Address, Redriven>();
        for (var partition : log.partitions(kafka.topics().deadLetters().name())) {
            log.read(partition, 0, record -> {
                take(record, letters, redriven);
                return true;
            });
        }
        letters.replaceAll(
                each -> new Letter(each.address(), each.writtenAt(), each.letter(), redriven.get(each.address())));
        letters.sort(Comparator.comparing(Letter::writtenAt)
                .thenComparing(Letter::address)
                .reversed());
        return letters;
    }

    /**
     * The one at an address.
     *
     * @throws UserError when there is none
     */
    static Letter find(Address address, List<Letter> all) {
        return all.stream()
                .filter(each -> each.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new UserError("no dead letter lies at " + address
                        + ", or no longer: \"vigie dead-letters list\" shows those there are"));
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

    /** The same with its payload. What is said of it is the list's, which knows whether it was put back. */
    Letter whole(Letter listed) {
        var address = listed.address();
        var topic = kafka.topics().deadLetters().name();
        var record = log.recordAt(new Origin(topic, address.partition(), address.offset()));
        var letter = record == null ? null : read(record);
        if (letter == null) {
            throw new UserError("the dead letter at " + address + " has just been deleted");
        }
        return new Letter(address, listed.writtenAt(), letter, listed.redriven());
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
