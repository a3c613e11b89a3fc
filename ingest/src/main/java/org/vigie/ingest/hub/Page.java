package org.vigie.ingest.hub;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.ingest.feed.Feed;

/**
 * What one answer of a hub says.
 *
 * @param models in the order of the list; their times of observation are those of the fetch
 * @param feed entries that become items, null where there are models
 * @param owners what the answer says of owners, by name
 * @param refused records that could not be used
 * @param next address of the page behind this one, null for the last
 */
public record Page(
        List<ModelSnapshot> models,
        @Nullable Feed feed,
        Map<String, OwnerType> owners,
        List<Refused> refused,
        @Nullable String next) {

    /**
     * One record that could not be used.
     *
     * @param name the best there is to know it by at the next poll
     * @param text as it was sent
     * @param why in a few words
     */
    public record Refused(String name, String text, String why) {}

    static Page ofModels(Records<ModelSnapshot> models, @Nullable String next) {
        return new Page(models.read(), null, Map.of(), models.refused(), next);
    }

    static Page ofOwners(Map<String, OwnerType> owners) {
        return new Page(List.of(), null, Map.copyOf(owners), List.of(), null);
    }

    static Page ofFeed(Feed feed) {
        return new Page(List.of(), feed, Map.of(), List.of(), null);
    }

    /** A list that says nothing of itself. */
    static Page ofEntries(Records<Feed.Entry> entries, @Nullable String next) {
        var feed = Feed.of(null, null, entries.read());
        return new Page(List.of(), feed, Map.of(), entries.refused(), next);
    }
}
