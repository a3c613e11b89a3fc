package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people asked to be told: one for each rule and thing, as it now stands. It may still be corrected or
 * withdrawn, since what it is about may turn out to be something else.
 *
 * @param id rule and the thing's id, such as {@code new-release/deepseek/deepseek-v4}; also the Kafka key
 * @param rule that asked for it
 * @param at event time: when the thing was seen
 * @param release id of the release that it is about
 * @param title what happened, in a few words
 * @param developer as people should read it
 * @param country ISO 3166-1 alpha-2 code of the developer's country
 * @param url where to look
 * @param withdrawn why it is no longer true; null while it is
 * @param version 1 when it is told, one more with each correction
 */
@RecordBuilder
public record Alert(
        String id,
        String rule,
        Instant at,
        String release,
        String title,
        String developer,
        @Nullable String country,
        @Nullable String url,
        @Nullable String withdrawn,
        long version) {

    /** The rule that a developer of the registry has released a model. */
    public static final String NEW_RELEASE = "new-release";
}
