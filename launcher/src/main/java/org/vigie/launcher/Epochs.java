package org.vigie.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.ingest.CompactedTopic;

/** The epochs there are, as Kafka knows them. Each question reads anew. Thread-safe. */
final class Epochs {
    private final KafkaConfig kafka;

    Epochs(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /** By number, the removed ones too; the first one where nobody ever began another. */
    NavigableMap<Integer, Epoch> all() {
        try (var reader = new EpochReader(kafka)) {
            return reader.all();
        }
    }

    /** The one that people read. */
    Epoch live() {
        try (var reader = new EpochReader(kafka)) {
            return reader.live();
        }
    }

    /** The replay that is under way, null where there is none. */
    @Nullable
    Epoch filling() {
        return all().values().stream()
                .filter(epoch -> epoch.state() == Epoch.State.FILLING)
                .findFirst()
                .orElse(null);
    }

    /**
     * One of them that is not removed.
     *
     * @throws UserError when there is none of this number
     */
    Epoch get(int number) {
        var all = all();
        var epoch = all.get(number);
        if (epoch == null || epoch.state() == Epoch.State.REMOVED) {
            throw new UserError("there is no epoch " + number + "; there are "
                    + all.values().stream()
                            .filter(other -> other.state() != Epoch.State.REMOVED)
                            .map(other -> String.valueOf(other.number()))
                            .collect(Collectors.joining(", ")));
        }
        return epoch;
    }

    /** All or none of them. */
    void write(Epoch... epochs) {
        var values = new HashMap<String, @Nullable Epoch>();
        Arrays.stream(epochs).forEach(epoch -> values.put(String.valueOf(epoch.number()), epoch));
        CompactedTopic.write(kafka, kafka.topics().epochs(), values);
    }
}
