package org.vigie.notify.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.DeliveryBuilder;

/**
 * Where an alert stands on a channel, by the lines that the ledger has of it.
 *
 * @param waiting what is to be told
 * @param sending what is on its way and may have arrived
 * @param told what the receiver has, at the time its message was put together
 * @param former what the receiver had before, null for nothing
 * @param settled why nothing was told the last time
 */
record Standing(
        @Nullable Delivery waiting,
        @Nullable Delivery sending,
        @Nullable Delivery told,
        @Nullable Alert former,
        @Nullable Delivery settled) {

    static final Standing NONE = new Standing(null, null, null, null, null);

    /** Stage of what was taken back before anybody heard of it. */
    static final String OVERTAKEN = "overtaken";

    /** What another version of an alert means here. */
    enum News {
        /** Nobody has heard of it here. */
        FIRST,
        /** Nothing that concerns anybody here. */
        KNOWN,
        /** Other words for what is still to be told. */
        REWORDED,
        /** What was to be told need not be told any more. */
        OVERTAKEN,
        /** What was told is not so. */
        CORRECTION
    }

    Standing after(Delivery line) {
        return switch (line.outcome()) {
            case WAITING -> new Standing(line, sending, told, former, settled);
            case SENDING -> new Standing(null, line, told, former, settled);
            case SENT -> new Standing(waiting, null, asSent(line), told == null ? null : told.alert(), settled);
            case REFUSED -> new Standing(waiting, null, told, former, line);
            case SUPPRESSED -> new Standing(null, sending, told, former, line);
        };
    }

    private Delivery asSent(Delivery line) {
        return sending == null
                ? line
                : DeliveryBuilder.builder(line).at(sending.at()).build();
    }

    News news(Alert alert) {
        var said = sending == null ? told : sending;
        if (waiting != null && isWordedAs(waiting.alert(), alert)) {
            return News.KNOWN;
        }
        if (said == null && isOver(alert)) {
            return waiting == null ? News.KNOWN : News.OVERTAKEN;
        }
        if (said != null && waiting != null && holds(waiting.alert()) && holds(alert)) {
            return News.REWORDED; // it is on its way to be told again
        }
        if (said != null && saysTheSame(said.alert(), alert)) {
            return waiting == null ? News.KNOWN : News.OVERTAKEN;
        }
        if (waiting != null) {
            return News.REWORDED;
        }
        if (said != null) {
            return isSettledAfter(said, alert) ? News.KNOWN : News.CORRECTION;
        }
        return settled == null || settled.stage().equals(OVERTAKEN) ? News.FIRST : News.KNOWN;
    }

    /** Whether it was decided since that this correction is not told. */
    private boolean isSettledAfter(Delivery said, Alert correction) {
        return settled != null && !settled.at().isBefore(said.at()) && isWordedAs(settled.alert(), correction);
    }

    /** Whether somebody was told of it, or is to be. */
    boolean concernsSomebody() {
        return waiting != null || sending != null || told != null;
    }

    /** Whether nobody was told of it yet. */
    boolean isFirst() {
        return told == null && sending == null;
    }

    /** Whether it would take back what nobody was told. */
    boolean isNothingToTakeBack() {
        return waiting != null && isOver(waiting.alert()) && isFirst();
    }

    /** Whether the receiver was told of a state that still holds, and nothing since. */
    boolean isLasting() {
        return told != null && holds(told.alert()) && waiting == null && sending == null;
    }

    /** Whether nobody was told of a state that still holds, because of a silence. */
    boolean isHeldBack() {
        return settled != null
                && settled.stage().equals(Silenced.NAME)
                && holds(settled.alert())
                && !concernsSomebody();
    }

    /** Whether it tells of a state that has not ended. */
    static boolean holds(Alert alert) {
        return alert.lasting() != null && !isOver(alert);
    }

    /** When the receiver was told, or refused to be. */
    Instant lastTried() {
        var at = told == null ? Instant.EPOCH : told.at();
        return settled != null && settled.at().isAfter(at) ? settled.at() : at;
    }

    /**
     * Whether who was told the one need not be told the other. Versions do not count: a replay may count them otherwise. Of
     * a story or a day the words do not count either: they follow each item that comes later.
     */
    static boolean saysTheSame(Alert one, Alert other) {
        return isTrue(one) == isTrue(other)
                && one.hasEnded() == other.hasEnded()
                && (other.release() == null || one.title().equals(other.title()));
    }

    static boolean isWordedAs(Alert one, Alert other) {
        return isTrue(one) == isTrue(other)
                && one.hasEnded() == other.hasEnded()
                && one.title().equals(other.title())
                && one.texts().equals(other.texts());
    }

    /** Whether who was not told yet need not be told any more. */
    private static boolean isOver(Alert alert) {
        return alert.withdrawn() != null || alert.hasEnded();
    }

    private static boolean isTrue(Alert alert) {
        return alert.withdrawn() == null;
    }
}
