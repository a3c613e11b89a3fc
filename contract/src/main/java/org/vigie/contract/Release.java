package org.vigie.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as its hub shows it, with who made it and what it is built on.
 *
 * @param id as {@link ModelSnapshot#id}
 * @param hub name of the hub, such as {@code hugging-face}
 * @param repository {@code owner/name}
 * @param developer name from the registry of developers, null for an owner who is not in it
 * @param country ISO 3166-1 alpha-2 code of the owner's country
 * @param baseModel repository that the model says it is built on
 * @param baseCountry country of the base model's owner
 * @param licence as the hub's {@code license:} tag
 * @param createdAt when the repository was created, often long before it was made public
 * @param firstSeenAt when a poll first had it: the time that counts
 * @param version grows with each observation (its time in milliseconds)
 */
public record Release(
        String id,
        String hub,
        String repository,
        @Nullable String developer,
        @Nullable String country,
        Kind kind,
        @Nullable String baseModel,
        @Nullable String baseCountry,
        @Nullable String licence,
        @Nullable String task,
        List<String> languages,
        @Nullable Long downloads,
        @Nullable Long likes,
        @Nullable Instant createdAt,
        Instant firstSeenAt,
        Instant observedAt,
        long version) {

    /** How a model relates to the one it is built on. */
    public enum Kind {
        BASE,
        FINETUNE,
        ADAPTER,
        MERGE,
        QUANTISATION,
        /** Built on another model in a way that its hub does not say. */
        DERIVATIVE
    }
}
