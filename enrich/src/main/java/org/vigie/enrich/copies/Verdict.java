package org.vigie.enrich.copies;

import org.vigie.contract.EnrichedItem;

/**
 * An item on its way back from its language.
 *
 * @param judged false where it came too late to be compared: then what was thought of it before stays
 */
public record Verdict(EnrichedItem enriched, boolean judged) {}
