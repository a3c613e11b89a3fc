package org.vigie.notify.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Backoff;
import org.vigie.notify.message.Message;

/** Brings one message after the other to one receiver, each until it is taken, refused or given up. One thread. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Sender sender;
    private final Backoff backoff;
    private final Duration giveUp;
    private final InstantSource clock;
    private final Pause pause;

    /** Waits. */
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    Courier(Sender sender, Backoff backoff, Duration giveUp, InstantSource clock, Pause pause) {
        this.sender = sender;
        this.backoff = backoff;
        this.giveUp = giveUp;
        this.clock = clock;
        this.pause = pause;
    }

    /** One attempt, whatever comes of it. */
    Answer attempt(Message message) throws InterruptedException {
        return sender.send(message);
    }

    /** Taken or refused. */
    Answer bring(Message message) throws InterruptedException {
        var begun = clock.instant();
        for (int attempt = 1; ; attempt++) {
            var answer = sender.send(message);
            if (!(answer instanceof Answer.TryAgain again)) {
                return answer;
            }
            if (isLate(begun)) {
                return new Answer.Refused("given up after " + giveUp + ": " + again.said());
            }
            LOG.warn("{} does not take a message now: {}", message.channel().name(), again.said());
            pause.last(longer(backoff.before(attempt), again.after()));
        }
    }

    /** Who asks to be left alone for longer is, for an hour at most. */
    private static Duration longer(Duration drawn, @Nullable Duration wish) {
        if (wish == null || wish.compareTo(drawn) <= 0) {
            return drawn;
        }
        return wish.compareTo(LONGEST_REST) < 0 ? wish : LONGEST_REST;
    }

    private boolean isLate(Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(giveUp) >= 0;
    }
}
