package org.vigie.ingest.replay;

/** What was told of a source beside what stood there; also the sum of several sources. */
public final class Tally {
    private static final String ROW = "%-44s %6s %6s %6s %8s %8s %8s %8s %9s %8s %6s %6s %6s %6s %6s%n";

    final String name;
    /** Polls, and how many of them failed. */
    public int polls;

    public int failed;
    /** Distinct entries that stood there, changes of what stood under a name, and entries summed over all steps. */
    int entries;

    int changes;
    int sightings;
    /** What was told. */
    int items;

    int history;
    int revisions;
    int falseItems;
    int falseRevisions;
    int falseHistory;
    int lostItems;
    int lostRevisions;

    public Tally(String name) {
        this.name = name;
    }

    /** Adds another one to this. */
    public void add(Tally other) {
        polls += other.polls;
        failed += other.failed;
        entries += other.entries;
        changes += other.changes;
        sightings += other.sightings;
        items += other.items;
        history += other.history;
        revisions += other.revisions;
        falseItems += other.falseItems;
        falseRevisions += other.falseRevisions;
        falseHistory += other.falseHistory;
        lostItems += other.lostItems;
        lostRevisions += other.lostRevisions;
    }

    /** What must be nothing. */
    public int faults() {
        return falseItems + falseRevisions + falseHistory + lostItems + lostRevisions;
    }

    /** The head of the table whose rows are {@link #toString}. */
    public static String head() {
        return ROW.formatted(
                "source", "polls", "failed", "stood", "new", "history", "changed", "revised", "repeats", "false:",
                "new", "rev.", "hist.", "lost", "rev.");
    }

    @Override
    public String toString() {
        return ROW.formatted(
                name,
                polls,
                failed,
                entries,
                items,
                history,
                changes,
                revisions,
                sightings - items - revisions,
                "",
                falseItems,
                falseRevisions,
                falseHistory,
                lostItems,
                lostRevisions);
    }
}
