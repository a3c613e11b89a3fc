package org.vigie.ingest;

import java.util.List;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;

/**
 * What one poll found and the state it leaves, to be committed together.
 *
 * @param ending how the poll ended
 * @param items new entries and new revisions
 * @param models new models and models whose record changed
 * @param pages items whose page is to be read next, the newest first
 */
public record PollOutcome(
        Source source,
        PollState state,
        Ending ending,
        List<Item> items,
        List<ModelSnapshot> models,
        List<DeadLetter> deadLetters,
        List<Item> pages) {

    /** How a poll ended. */
    public enum Ending {
        /** A body other than the last one. */
        FRESH,
        /** 304, or the same body again. */
        UNCHANGED,
        /** The page behind an entry was asked for. */
        PAGE,
        /** No answer, or one that could not be read; {@link PollState#problem} says why. */
        FAILED
    }
}
