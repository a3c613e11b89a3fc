package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroubleTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Trouble.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Examples.NOON;
    private final Trouble trouble = new Trouble(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            meters);

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    private List<String> said() {
        return lines.list.stream()
                .map(line -> line.getFormattedMessage().replaceFirst("[:,].*", ""))
                .toList();
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    @Test
    void itIsSaidWhenItBeginsAndWhenItEnds() {
        trouble.isHere("no answer");
        after(Duration.ofMinutes(2));
        trouble.isHere("no answer");
        assertThat(meters.get("sink.waiting").gauge().value()).isEqualTo(1);
        trouble.isOver();

        assertThat(said()).containsExactly("Elasticsearch is unwell", "Elasticsearch is well again after PT2M");
        assertThat(meters.get("sink.waiting").gauge().value()).isZero();
    }

    @Test
    void whatComesAndGoesIsSaidOnceAMinute() {
        for (int second = 0; second < 90; second++) {
            trouble.isHere("too many requests");
            trouble.isOver();
            after(Duration.ofSeconds(1));
        }

        assertThat(said()).hasSize(4);
    }

    @Test
    void whatLastsIsSaidEvenSoonAfterTheLastTime() {
        trouble.isHere("too many requests");
        trouble.isOver();
        after(Duration.ofSeconds(10));
        trouble.isHere("no answer");
        after(Duration.ofMinutes(1));
        trouble.isHere("no answer");

        assertThat(said()).hasSize(3);
    }
}
