package org.vigie.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Backoff;
import org.vigie.contract.RetryAfter;
import org.vigie.notify.message.Message;

class CourierTest {
    private static final Message MESSAGE = message(channel("desk"), alert("v4", NOW));
    private static final Answer.TryAgain NOT_NOW = new Answer.TryAgain("HTTP 503", null);

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Message> sent = new ArrayList<>();
    private Instant now = NOW;

    private Answer bring() throws InterruptedException {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
        var courier = new Courier(
                message -> {
                    sent.add(message);
                    return answers.size() > 1 ? answers.pop() : answers.getFirst();
                },
                backoff,
                Duration.ofHours(6),
                () -> now,
                time -> {
                    waits.add(time);
                    now = now.plus(time);
                });
        return courier.bring(MESSAGE);
    }

    @Test
    void itTriesUntilTheMessageIsTaken() throws Exception {
        answers.addAll(List.of(NOT_NOW, NOT_NOW, NOT_NOW, new Answer.Taken("HTTP 200")));

        assertThat(bring()).isEqualTo(new Answer.Taken("HTTP 200"));
        assertThat(sent).containsExactly(MESSAGE, MESSAGE, MESSAGE, MESSAGE);
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(waits.get(1)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(waits.get(2)).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aRefusalIsTheEnd() throws Exception {
        answers.addAll(List.of(new Answer.Refused("HTTP 400"), new Answer.Taken("HTTP 200")));

        assertThat(bring()).isEqualTo(new Answer.Refused("HTTP 400"));
        assertThat(waits).isEmpty();
    }

    @Test
    void whatTheReceiverWishesIsHonouredWithinAnHour() throws Exception {
        answers.addAll(List.of(
                new Answer.TryAgain("HTTP 429", Duration.ofMinutes(20)),
                new Answer.TryAgain("HTTP 429", Duration.ofDays(365)),
                new Answer.Taken("HTTP 200")));

        bring();

        assertThat(waits).containsExactly(Duration.ofMinutes(20), Duration.ofHours(1));
    }

    @Test
    void afterSixHoursAMessageIsGivenUp() throws Exception {
        answers.add(NOT_NOW);

        assertThat(bring()).isEqualTo(new Answer.Refused("given up after PT6H: HTTP 503"));
        assertThat(Duration.between(NOW, now))
                .isBetween(Duration.ofHours(6), Duration.ofHours(6).plusMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "' 0 ', PT0S",
        "1.5, PT2S",
        "99999999999, PT99999999999S",
        "'Sun, 01 Mar 2026 12:00:30 GMT', PT30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S"
    })
    void retryAfterIsSecondsOrADate(String text, Duration wish) {
        assertThat(RetryAfter.read(text, NOW)).hasValue(wish);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "9999999999999999999"})
    void whatIsNeitherIsNoWish(String text) {
        assertThat(RetryAfter.read(text, NOW)).isEmpty();
    }
}
