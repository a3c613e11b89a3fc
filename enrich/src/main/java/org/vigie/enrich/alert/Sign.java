package org.vigie.enrich.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert.Evidence;

/**
 * What an item says to a rule. Just one of the fields behind the rule is there.
 *
 * @param rule id
 */
record Sign(
        String rule,
        @Nullable Piece piece,
        @Nullable Tally tally,
        @Nullable Arrival arrival) {

    /**
     * The rule is on items, and this is one.
     *
     * @param thing what it is alerted as: a story, or itself
     * @param at when the item was first seen: what has become as the rule wants it long afterwards is no news
     * @param labels of the item
     */
    record Piece(
            String thing,
            @Nullable String story,
            String outlet,
            @Nullable String country,
            Instant at,
            SortedMap<String, String> labels,
            Evidence evidence) {}

    /**
     * The rule is on volume, and there is one item more or less in a cell.
     *
     * @param by 1 or -1
     * @param evidence the item
     */
    record Tally(Cell cell, int by, Instant at, Evidence evidence) {
        /**
         * What counts together.
         *
         * @param labels by which the rule counts
         */
        record Cell(SortedMap<String, String> labels, LocalDate day) {
            String series() {
                return Series.name(labels);
            }
        }
    }

    /**
     * The rule is on silence, and somebody was heard of.
     *
     * @param labels whose rhythm it belongs to; null where it only says how late it is
     * @param partition that it comes from, where times grow
     */
    record Arrival(@Nullable SortedMap<String, String> labels, Instant at, int partition) {}

    static Sign of(String rule, Piece piece) {
        return new Sign(rule, piece, null, null);
    }

    static Sign of(String rule, Tally tally) {
        return new Sign(rule, null, tally, null);
    }

    static Sign of(String rule, Arrival arrival) {
        return new Sign(rule, null, null, arrival);
    }

    /** Those with the same key are looked at together. */
    String key() {
        if (piece != null) {
            return rule + "/" + piece.thing();
        }
        return tally != null ? rule + "/" + tally.cell().series() : rule;
    }
}
