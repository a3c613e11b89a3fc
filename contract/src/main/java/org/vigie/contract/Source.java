package org.vigie.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to poll and how. A null value on the topic removes the source.
 *
 * @param id stable name, also the Kafka key: lower-case letters, digits, dots, hyphens and underscores
 * @param url absolute http or https address
 * @param outlet who publishes, as people should read it
 * @param language ISO 639-1 code that the publisher declares; a hint, it may be wrong
 * @param country ISO 3166-1 alpha-2 code of the outlet, null where it has none (a hub, an international body)
 * @param every time between two polls, null for the default of the process that polls
 * @param conditionalGet false for publishers whose validators do not change when the feed does
 */
public record Source(
        String id,
        Kind kind,
        String url,
        String outlet,
        @Nullable String language,
        @Nullable String country,
        @Nullable Duration every,
        boolean conditionalGet) {

    /** How a source is read. */
    public enum Kind {
        /** RSS or Atom. */
        FEED,
        /** A list of models in the form of the Hugging Face Hub's {@code /api/models}. */
        HUGGING_FACE
    }
}
