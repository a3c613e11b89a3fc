package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with everything that was worked out of it, each judgement with its evidence. But for what it says of copies and
 * stories it is a function of the set of records that the sources sent for the item, not of the order in which they came.
 *
 * @param item as its primary source tells it: the one that had it first, of several at the same time the one with the
 *     lowest id
 * @param version the sum of the revisions that all sources sent, and more where what it copies was judged anew; it grows
 *     with every change
 * @param sources ids of all sources that told it, sorted
 * @param formerMonths months ({@code 2026-03}) of publication under which earlier versions of this item stood and this
 *     one does not: where else an index holds it
 * @param kind what sort of piece it is, by its primary source; null in records of a time that judged none
 * @param language of title and text
 * @param entities what it names, in the order of the first mentions; none in records of a time that looked for none
 * @param topics those it belongs to, by topic id
 * @param classified what a learned classifier makes of it, beside the topics; null where none is configured
 * @param duplicate which item it is a copy of, null for the first copy and for what is no copy
 * @param story id of the story that it belongs to; null in records of a time when there were none
 */
@RecordBuilder
public record EnrichedItem(
        Item item,
        int version,
        List<String> sources,
        List<String> formerMonths,
        @Nullable ItemKind kind,
        Language language,
        List<Entity> entities,
        List<TopicMatch> topics,
        @Nullable Classified classified,
        @Nullable Duplicate duplicate,
        @Nullable String story) {
    public EnrichedItem {
        entities = entities == null ? List.of() : entities;
    }

    /** The same, as judged. */
    public EnrichedItem with(@Nullable Duplicate judgement) {
        return EnrichedItemBuilder.builder(this).duplicate(judgement).build();
    }

    /** The same in a story. */
    public EnrichedItem withStory(String id) {
        return EnrichedItemBuilder.builder(this).story(id).build();
    }

    /** The same under another version. */
    public EnrichedItem withVersion(int number) {
        return EnrichedItemBuilder.builder(this).version(number).build();
    }
}
