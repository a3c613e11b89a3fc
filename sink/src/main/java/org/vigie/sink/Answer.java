package org.vigie.sink;

import java.util.List;

/** What became of one bulk request. */
sealed interface Answer {
    /** Every write was judged, in the order of the request. */
    record Judged(List<Outcome> outcomes) implements Answer {}

    /** The request as a whole is too large, or holds something that spoils it: its parts may be well. */
    record Indigestible(String reason) implements Answer {}

    /** No answer, half an answer, or one that speaks of the cluster's state. Any part may have been carried out. */
    record Unwell(String reason) implements Answer {}
}
