package org.vigie.dashboard.chart;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;

/**
 * Numbers over time.
 *
 * @param id of the element on the page
 * @param form {@code line}, {@code bar}, {@code band} (columns: value, low, high) or {@code first}, a line of the first column alone
 * @param title what it shows
 * @param definition of what is counted, in the counts' own words or the page's
 * @param isShare whether the values are shares from 0 to 1
 * @param columns what the lines are called
 * @param rows one for each period, the earliest first
 * @param until how far the counts have got; null where nothing is counted
 * @param since when anything of this was first collected; null where nothing was
 * @param csv where the same is a file
 * @param here where the same is a page
 */
public record Chart(
        String id,
        String form,
        String title,
        String definition,
        boolean isShare,
        List<Column> columns,
        List<Row> rows,
        @Nullable Instant until,
        @Nullable Instant since,
        Address csv,
        Address here) {

    /**
     * A line of the picture.
     *
     * @param key such as {@code fr}
     * @param label such as French
     */
    public record Column(String key, String label) {}

    /**
     * A period.
     *
     * @param isOpen whether it is still growing
     * @param isBefore whether it began before anything was collected: there is only what was still to be had then
     * @param daysWithout days on which no item at all was collected
     * @param isMissed whether something is missing that is usually there
     * @param isGap whether there is nothing to draw: there are no other days, or no releases to speak of
     */
    public record Row(
            String label,
            Instant start,
            Instant end,
            boolean isOpen,
            boolean isBefore,
            int daysWithout,
            boolean isMissed,
            boolean isGap,
            List<Cell> cells) {}

    /**
     * A number.
     *
     * @param value what is drawn, null where there is nothing to say
     * @param text the same for people
     * @param count of things behind it
     * @param of so many, 0 where it is no share
     * @param link where the things are, null where there are none
     */
    public record Cell(
            @Nullable Double value,
            String text,
            long count,
            long of,
            @Nullable Address link) {}

    /** Whether there is anything to see. */
    public boolean isEmpty() {
        return columns.isEmpty() || rows.isEmpty();
    }

    public boolean hasOpen() {
        return rows.stream().anyMatch(Row::isOpen);
    }

    /** Whether there is something to say of some rows. */
    public boolean hasNotes() {
        return hasOpen() || hasBefore() || hasMissed() || hasDaysWithout();
    }

    public boolean hasBefore() {
        return rows.stream().anyMatch(Row::isBefore);
    }

    public boolean hasMissed() {
        return rows.stream().anyMatch(Row::isMissed);
    }

    public boolean hasDaysWithout() {
        return rows.stream().anyMatch(row -> row.daysWithout() > 0);
    }
}
