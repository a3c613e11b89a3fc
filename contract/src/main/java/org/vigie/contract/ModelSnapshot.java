package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hub said of one model at one time. Several sources may tell of the same model (its owner's list, the trending
 * list): their records carry the same id, and {@code enrich} joins them. What a list does not say is null.
 *
 * @param id hub and the hub's own stable id, such as {@code hugging-face/69e864fd6b68f7e6cfc63ca3}; where the hub has one,
 *     it survives a rename
 * @param revision 1 when this source first told it, one more for each snapshot
 * @param source id of the source
 * @param repository name on the hub, {@code owner/name}, or the name alone where the hub has no owners
 * @param ownerType whether the owner is an organisation or a person
 * @param title the name for people, where the hub has another one
 * @param tags as the hub gives them, licence ({@code license:mit}) and base model ({@code base_model:quantized:owner/name})
 *     among them; what other hubs say of these in fields of their own is written in the same form
 * @param task the hub's pipeline tag
 * @param library the hub's library name
 * @param gated whether one must ask for access
 * @param parameters number of parameters, where the hub counted them
 * @param sameAs repository on the Hugging Face Hub that this model is, where another hub says so
 * @param state of the files, such as a commit's or a manifest's hash
 * @param downloads in the last 30 days, or as the hub counts them
 * @param trendingScore the hub's own score
 * @param trendingRank place on the hub's list of trending models, from 1
 * @param createdAt when the repository was created, often long before it was made public
 * @param notSeenAt fetch time of the last poll that did not have it: it appeared between this and {@code firstSeenAt};
 *     null when it was there at the first read, when only a list of trending ones has it, and in later revisions
 * @param firstSeenAt fetch time of the poll that first had it
 * @param observedAt fetch time of the poll that had this state
 * @param history true when it stood there already at the first read of its source, or is new on a list of trending ones
 *     alone and was made before that: nobody knows when it appeared; null in records of a time when this was not noted
 */
@RecordBuilder
public record ModelSnapshot(
        String id,
        int revision,
        String source,
        String repository,
        @Nullable OwnerType ownerType,
        @Nullable String title,
        List<String> tags,
        @Nullable String task,
        @Nullable String library,
        boolean gated,
        @Nullable Long parameters,
        @Nullable String sameAs,
        @Nullable String state,
        @Nullable Long downloads,
        @Nullable Long likes,
        @Nullable Double trendingScore,
        @Nullable Integer trendingRank,
        @Nullable Instant createdAt,
        @Nullable Instant lastModifiedAt,
        @Nullable Instant notSeenAt,
        Instant firstSeenAt,
        Instant observedAt,
        @Nullable Boolean history) {

    public ModelSnapshot {
        revision = Math.max(revision, 1); // in records of a time that did not count them
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** Who owns a repository. */
    public enum OwnerType {
        ORGANISATION,
        PERSON
    }

    /** Name of the hub, such as {@code hugging-face}. */
    public String hub() {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }
}
