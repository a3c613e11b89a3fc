package org.vigie.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.hub.Ask;
import org.vigie.ingest.hub.Page;

/**
 * What the answers of a hub to one poll hold together.
 *
 * @param pages that could be read, in the order of the questions
 * @param startedAt fetch time of the first
 * @param endedAt fetch time of the last
 * @param bytes of all
 * @param bodyHash of all
 * @param headers of the first, without its body; null where there is none
 * @param leftOut whether a list went on with what was never seen where its bound ended the poll
 * @param partly whether a list was not read to its end, for whatever reason
 * @param unchanged the first answer where it was a 304
 * @param trouble what ended the poll before its end, null for nothing
 */
record HubHarvest(
        List<Listed> pages,
        Instant startedAt,
        Instant endedAt,
        long bytes,
        String bodyHash,
        FetchResult.@Nullable Fresh headers,
        boolean leftOut,
        boolean partly,
        FetchResult.@Nullable NotModified unchanged,
        @Nullable Trouble trouble) {

    /** A page and the list that it is of. */
    record Listed(Ask ask, Page page) {}

    /**
     * Why a poll ended.
     *
     * @param body that could not be read, null where there was none
     */
    record Trouble(FetchResult.Failed failure, @Nullable String body) {}

    List<Page.Refused> refused() {
        return pages.stream()
                .flatMap(listed -> listed.page().refused().stream())
                .toList();
    }

    /** The models, each once, in the order of their first mention. */
    List<ModelSnapshot> models() {
        var models = new LinkedHashMap<String, ModelSnapshot>();
        var owners = owners();
        for (var listed : pages) {
            for (var model : listed.page().models()) {
                models.merge(model.id(), model, HubHarvest::joined);
            }
        }
        models.replaceAll((id, model) -> ModelSnapshotBuilder.builder(model)
                .ownerType(owners.getOrDefault(owner(model), model.ownerType()))
                .build());
        return new ArrayList<>(models.values());
    }

    private static ModelSnapshot joined(ModelSnapshot first, ModelSnapshot second) {
        return first.trendingRank() != null || second.trendingRank() == null
                ? first
                : ModelSnapshotBuilder.builder(first)
                        .trendingRank(second.trendingRank())
                        .trendingScore(second.trendingScore())
                        .build();
    }

    private Map<String, @Nullable OwnerType> owners() {
        var owners = new HashMap<String, @Nullable OwnerType>();
        pages.forEach(listed -> owners.putAll(listed.page().owners()));
        return owners;
    }

    private static String owner(ModelSnapshot model) {
        int slash = model.repository().indexOf('/');
        return slash < 0 ? "" : model.repository().substring(0, slash);
    }

    /** Ids of the models that stand in a list of all there is. */
    Set<String> fromLists() {
        var ids = new HashSet<String>();
        for (var listed : pages) {
            if (listed.ask().extent() != Ask.Extent.CHOICE) {
                listed.page().models().forEach(model -> ids.add(model.id()));
            }
        }
        return ids;
    }

    /** The entries of all pages as one feed; null for a hub of models. */
    @Nullable
    Feed feed() {
        var feeds = pages.stream().map(listed -> listed.page().feed()).toList();
        var first = feeds.isEmpty() ? null : feeds.getFirst();
        if (first == null || feeds.size() == 1) {
            return first;
        }
        var entries = new ArrayList<Feed.Entry>();
        for (var feed : feeds) {
            entries.addAll(feed == null ? List.of() : feed.entries());
        }
        return Feed.of(first.title(), first.language(), entries);
    }
}
