package org.vigie.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.sink.Examples.BACKOFF;
import static org.vigie.sink.Examples.TOPICS;
import static org.vigie.sink.Examples.record;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Reason;

class DeadLettersTest {
    private final ArrayDeque<RuntimeException> faults = new ArrayDeque<>();
    private final MockProducer<String, DeadLetter> producer =
            new MockProducer<>(
                    false,
                    null,
                    new StringSerializer(),
                    TOPICS.deadLetters().value().serializer()) {
                @Override
                public synchronized void flush() {
                    if (faults.isEmpty()) {
                        super.flush();
                    } else {
                        var fault = faults.pop();
                        while (errorNext(fault)) {}
                    }
                }
            };
    private final DeadLetters deadLetters =
            new DeadLetters(producer, TOPICS.deadLetters().name(), BACKOFF, new SimpleMeterRegistry());

    @Test
    void whatDidNotArriveIsSentAgain() {
        faults.addAll(List.of(new TimeoutException("no leader"), new TimeoutException("no leader")));
        deadLetters.add(Reason.UNREADABLE_RECORD, "not JSON", record("t", 7, "k", "x".getBytes(UTF_8)));

        assertThat(deadLetters.flush(time -> true)).isTrue();

        assertThat(producer.history())
                .hasSize(3)
                .extracting(sent -> sent.value().payload())
                .containsOnly("x");
        assertThat(deadLetters.flush(time -> true)).isTrue();
        assertThat(producer.history()).as("nothing is left").hasSize(3);
    }

    @Test
    void whoeverIsToldToStopIsNotDone() {
        faults.add(new TimeoutException("no leader"));
        deadLetters.add(Reason.UNREADABLE_RECORD, "not JSON", record("t", 7, "k", "x".getBytes(UTF_8)));

        assertThat(deadLetters.flush(time -> false)).isFalse();
    }

    @Test
    void whatKafkaWillNeverTakeStopsTheSink() {
        faults.add(new TopicAuthorizationException("dead letters"));
        deadLetters.add(Reason.UNREADABLE_RECORD, "not JSON", record("t", 7, "k", "x".getBytes(UTF_8)));

        assertThatThrownBy(() -> deadLetters.flush(time -> true)).isInstanceOf(KafkaException.class);
    }

    @Test
    void aDetailThatQuotesADocumentIsCut() {
        deadLetters.add(Reason.REFUSED_BY_INDEX, "x".repeat(5_000), record("t", 7, "k", (byte[]) null));
        deadLetters.flush(time -> true);

        assertThat(producer.history().getFirst().value().detail()).hasSize(2_000);
        assertThat(producer.history().getFirst().value().payload()).isEmpty();
    }
}
