package org.vigie.enrich.copies;

import org.vigie.contract.EnrichedItem;

/** An item within the window, as it was last judged: what the index is built from at a start, and what is told again. */
record Kept(EnrichedItem enriched, Prints prints) {}
