package org.vigie.notify.stage;

import java.time.Instant;
import org.vigie.contract.Alert;
import org.vigie.notify.plan.Plan.Way;

/** A question that is asked of an alert on its way to a channel. */
interface Stage {
    /** As it stands in the ledger and in metrics. */
    String name();

    Verdict judge(Candidate candidate, Instant now);

    /**
     * An alert on its way to a channel.
     *
     * @param isFirst whether nobody was told of it there
     */
    record Candidate(Alert alert, Way way, boolean isFirst) {}

    /** What a stage says. */
    sealed interface Verdict {
        /** It is none of its business: the next stage decides. */
        record Pass() implements Verdict {}

        /** It is not told here. */
        record Suppress(String why) implements Verdict {}

        /** It is told with the others of a group, not before a moment. */
        record Wait(String group, Instant due) implements Verdict {}
    }
}
