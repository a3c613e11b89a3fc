package org.vigie.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hub said of one model at one time.
 *
 * @param id hub and the hub's own stable id, such as {@code hugging-face/69e864fd6b68f7e6cfc63ca3}; it survives a rename
 * @param source id of the source
 * @param repository name on the hub, {@code owner/name}
 * @param tags as the hub gives them, licence and base model among them
 * @param task the hub's pipeline tag
 * @param library the hub's library name
 * @param gated whether one must ask for access
 * @param downloads in the last 30 days
 * @param createdAt when the repository was created, often long before it was made public
 * @param firstSeenAt fetch time of the poll that first had it
 * @param observedAt fetch time of the poll that had this state
 */
public record ModelSnapshot(
        String id,
        String source,
        String repository,
        List<String> tags,
        @Nullable String task,
        @Nullable String library,
        boolean gated,
        @Nullable Long downloads,
        @Nullable Long likes,
        @Nullable Double trendingScore,
        @Nullable Instant createdAt,
        @Nullable Instant lastModifiedAt,
        Instant firstSeenAt,
        Instant observedAt) {}
