package org.vigie.enrich.copies;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;

/**
 * What is said of an item in its language.
 *
 * @param item its id
 * @param enriched with what it copies; null where it has left the language
 * @param judged false where it came too late to be compared
 */
public record Judgement(String item, @Nullable EnrichedItem enriched, boolean judged) {}
