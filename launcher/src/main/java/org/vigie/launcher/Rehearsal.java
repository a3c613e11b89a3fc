package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.notify.message.Message;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.stage.Dispatch;

/**
 * What notify would have sent, and when: its own {@link Dispatch} under a clock that jumps from one moment in which something
 * can happen to the next. Every message is taken at once. One thread.
 */
final class Rehearsal {
    private final Plan plan;
    private final Dispatch dispatch;
    private final TreeSet<Instant> moments = new TreeSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Integer> suppressed = new TreeMap<>();
    private Instant now = Instant.MIN;
    private boolean isOver;

    /** A message and its moment. */
    record Sent(Instant at, Message message) {}

    Rehearsal(Plan plan, Duration oldest) {
        this.plan = plan;
        dispatch = new Dispatch(plan, oldest);
        plan.silences().forEach(silence -> moments.add(silence.ends()));
    }

    /** An alert is heard of, not before the one before it. */
    void hear(Alert alert, Instant at) {
        goOnTo(at);
        now = at;
        note(dispatch.take(alert, at).lines());
    }

    /** Sends what still waits. What lasts is not told again after the last alert. */
    void end() {
        isOver = true;
        goOnTo(Instant.MAX);
    }

    /** In the order of their moments. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** How many alerts are told on no channel because of a stage, counted once a channel. */
    Map<String, Integer> suppressed() {
        return suppressed;
    }

    private void goOnTo(Instant time) {
        while (!moments.isEmpty() && !moments.first().isAfter(time)) {
            var moment = moments.removeFirst();
            now = moment.isAfter(now) ? moment : now;
            depart();
        }
    }

    private void depart() {
        note(isOver ? List.of() : dispatch.repeat(now));
        note(dispatch.spare(now));
        for (var departures = dispatch.due(now); !departures.isEmpty(); departures = dispatch.due(now)) {
            for (var departure : departures) {
                sent.add(new Sent(now, departure.message()));
                note(dispatch.settle(departure.message().idempotencyKey(), true, "rehearsed", now));
            }
        }
        dispatch.nextRepeat(now).filter(next -> !isOver).ifPresent(moments::add);
        if (dispatch.next().filter(next -> !next.isAfter(now)).isPresent()) {
            waitForTheEndOfQuietHours();
        }
    }

    /** Nothing else keeps back what is due, as every channel is free. */
    private void waitForTheEndOfQuietHours() {
        for (var channel : plan.channels()) {
            var end = channel.quiet() == null ? now : channel.quiet().endAfter(now);
            if (end.isAfter(now)) {
                moments.add(end);
            }
        }
    }

    private void note(List<Delivery> lines) {
        for (var line : lines) {
            if (line.due() != null && line.outcome() == Outcome.WAITING) {
                moments.add(line.due());
            }
            if (line.outcome() == Outcome.SUPPRESSED) {
                suppressed.merge(line.stage(), 1, Integer::sum);
            }
        }
    }
}
