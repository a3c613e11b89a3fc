package org.vigie.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.Source;

/** One thing that a source shows at a poll, before it is known whether it is new. */
sealed interface Sighting {
    /** Id of the item or model. */
    String id();

    /** What is remembered of it once this poll is told: the same as before where there is nothing to tell. */
    String hashAfter(@Nullable Seen known, Instant at);

    /** When it was seen, where that is known better than of the whole poll. */
    default Instant seenAt(Instant poll) {
        return poll;
    }

    /** The revision of one that is not remembered. */
    default int firstRevision() {
        return 1;
    }

    /** When the source says it was published, null where it does not. */
    @Nullable
    Instant published();

    /**
     * An entry of a feed. Texts are plain.
     *
     * @param hash fingerprint of the content without its dates
     */
    record OfEntry(
            String id,
            String hash,
            @Nullable Instant published,
            @Nullable String url,
            String entryId,
            String title,
            String summary,
            String content,
            List<String> authors,
            List<String> categories,
            @Nullable String declaredLanguage)
            implements Sighting {

        @Override
        public String hashAfter(@Nullable Seen known, Instant at) {
            return hash;
        }

        /** @param firstReadAt when the source was first read */
        Item item(Source source, Seen seen, Instant fetchedAt, Instant firstReadAt) {
            return new Item(
                    id,
                    seen.revision(),
                    source.id(),
                    source.outlet(),
                    source.country(),
                    url,
                    entryId,
                    title,
                    summary,
                    content,
                    authors,
                    categories,
                    declaredLanguage,
                    seen.publishedAt(),
                    seen.firstSeenAt(),
                    fetchedAt,
                    !seen.firstSeenAt().isAfter(firstReadAt),
                    null,
                    source.kind());
        }
    }

    /**
     * A record of a hub's list. Its first sight and its revision are filled in when it is published.
     *
     * @param isFromList whether it stands in a list of all there is, so that it is new on the hub when it is new here
     */
    record OfModel(ModelSnapshot model, boolean isFromList, int firstRevision) implements Sighting {
        @Override
        public String id() {
            return model.id();
        }

        @Override
        public String hashAfter(@Nullable Seen known, Instant at) {
            return ModelMark.of(model, at)
                    .after(known == null ? null : ModelMark.parse(known.hash()))
                    .toString();
        }

        /** At the answer that had it: the pages of a hub may be minutes apart. */
        @Override
        public Instant seenAt(Instant poll) {
            return model.observedAt();
        }

        @Override
        public @Nullable Instant published() {
            return model.createdAt();
        }

        /**
         * @param firstReadAt when the source was first read
         * @param notSeenAt when the source was last read without it
         */
        ModelSnapshot snapshot(Seen seen, Instant firstReadAt, @Nullable Instant notSeenAt) {
            return ModelSnapshotBuilder.builder(model)
                    .revision(seen.revision())
                    .notSeenAt(isFromList ? notSeenAt : null)
                    .firstSeenAt(seen.firstSeenAt())
                    .history(!seen.firstSeenAt().isAfter(firstReadAt) || mayBeOlderThan(firstReadAt))
                    .build();
        }

        /** New on a list of trending models alone, and made before anybody looked: it may have been there for long. */
        private boolean mayBeOlderThan(Instant firstReadAt) {
            return !isFromList && model.createdAt() != null && model.createdAt().isBefore(firstReadAt);
        }
    }
}
