package org.vigie.contract;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One computation of everything that follows from items and models, with Kafka topics, consumer groups and indices of its
 * own. The first one has the plain names; a replay begins the next one beside the one that people read, and takes its place
 * when it has caught up.
 *
 * @param number 1 for the first, then counted on; also the Kafka key
 * @param until where each partition of items ended when a replay began, by partition: up to there items are taken in the
 *     order of their time, behind it as they come; empty for the first epoch, which takes all of them as they come
 * @param begunAt when a replay began, null for the first epoch
 * @param changedAt since when it has been in its state, null for the first epoch in its first state
 */
public record Epoch(
        int number,
        State state,
        Map<Integer, Long> until,
        @Nullable Instant begunAt,
        @Nullable Instant changedAt) {

    /** What every Vigie begins with. */
    public static final Epoch FIRST = new Epoch(1, State.LIVE, Map.of(), null, null);

    public Epoch {
        until = until == null ? Map.of() : Map.copyOf(until);
    }

    /** Where an epoch is in its life. */
    public enum State {
        /** A replay that is under way or has caught up; nobody reads it yet. */
        FILLING,
        /** The one behind the aliases that people read; there is one of them. */
        LIVE,
        /** Was live; still there to be compared or removed. */
        FORMER,
        /** Is being removed: what is left of it is of no use. */
        REMOVING,
        /** Cancelled or removed: nothing is left of it but its number. */
        REMOVED
    }

    /** Whether items are put in an order of their own before they are worked on. */
    public boolean isReplay() {
        return number > 1;
    }

    /** Whether it is behind the aliases that people read. */
    public boolean isLive() {
        return state == State.LIVE;
    }

    /** Such as {@code epoch-2}. */
    public String name() {
        return "epoch-" + number;
    }

    /** The same in another state. */
    public Epoch become(State next, Instant now) {
        return new Epoch(number, next, until, begunAt, now);
    }
}
