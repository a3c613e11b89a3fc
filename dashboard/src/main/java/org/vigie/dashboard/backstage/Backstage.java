package org.vigie.dashboard.backstage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.contract.Delivery;
import org.vigie.dashboard.words.TopicName;

/** What Elasticsearch does not hold. Empty answers mean that nobody can be asked now. Thread-safe; quick, but for one question. */
public interface Backstage {
    /** What is polled. */
    Optional<Known<List<PolledSource>>> sources();

    /** Who was told what. */
    Optional<List<Delivery>> deliveries();

    /** What was silenced while everything runs, also what has ended; what was taken back is not among it. */
    Optional<List<Silence>> silences();

    /**
     * What sources told of an item. Unlike all else here it is read anew for whoever asks, and takes some seconds on a long log.
     *
     * @param since when the first of them came
     * @param expected as many as there are, so that nobody looks for more; or more than that
     */
    Optional<Tellings> tellings(String item, Instant since, int expected);

    /** How topics are called, by id. */
    Map<String, TopicName> topics();

    /** Where nothing but Elasticsearch is there. */
    static Backstage none() {
        return new Backstage() {
            @Override
            public Optional<Known<List<PolledSource>>> sources() {
                return Optional.empty();
            }

            @Override
            public Optional<List<Delivery>> deliveries() {
                return Optional.empty();
            }

            @Override
            public Optional<List<Silence>> silences() {
                return Optional.empty();
            }

            @Override
            public Optional<Tellings> tellings(String item, Instant since, int expected) {
                return Optional.empty();
            }

            @Override
            public Map<String, TopicName> topics() {
                return Map.of();
            }
        };
    }
}
