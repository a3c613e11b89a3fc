package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * An item with everything that was worked out of it, each judgement with its evidence. It is a function of the set of
 * records that the sources sent for the item, not of the order in which they came.
 *
 * @param item as its primary source tells it: the one that had it first, of several at the same time the one with the
 *     lowest id
 * @param version the sum of the revisions that all sources sent; it grows with every change
 * @param sources ids of all sources that told it, sorted
 * @param formerMonths months ({@code 2026-03}) of publication under which earlier versions of this item stood and this
 *     one does not: where else an index holds it
 * @param language of title and text
 * @param entities what it names, in the order of the first mentions; none in records of a time that looked for none
 * @param topics those it belongs to, by topic id
 */
@RecordBuilder
public record EnrichedItem(
        Item item,
        int version,
        List<String> sources,
        List<String> formerMonths,
        Language language,
        List<Entity> entities,
        List<TopicMatch> topics) {
    public EnrichedItem {
        entities = entities == null ? List.of() : entities;
    }
}
