package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One repository on a hub, as Vigie understands it. Three values of origin are kept apart: whose repository it is
 * ({@code developer}, {@code country}), what it is built on ({@code base}, {@code kind}), and who made the model at the
 * root of that ({@code rootDeveloper}, {@code rootCountry}; its own developer for a base model).
 *
 * @param id as {@link ModelSnapshot#id}
 * @param release id of the release it belongs to: the same for all sizes, modes and formats of one release
 * @param releaseName of that release, for people
 * @param developer id in the registry, null for an owner who is not in it
 * @param developerName of the developer, or the owner's handle
 * @param country ISO 3166-1 alpha-2 code of the owner's country
 * @param confidence how sure the owner's country is; null where there is no developer
 * @param noise why it is no release of its own, null where it may be one
 * @param reasons for kind, noise, family and root, each a rule and what it saw
 * @param base repository or name that it is built on
 * @param family lower case, such as {@code qwen}
 * @param familyVersion within the family, such as {@code 2.5}
 * @param parameters their number in all, experts that rest included
 * @param mode such as {@code instruct}, {@code thinking}
 * @param format such as {@code gguf}, {@code fp8}; null for the weights as trained
 * @param licence the hub's name for it
 * @param languages ISO 639-1
 * @param trendingAt when a list of trending models first had it
 * @param history whether it stood there at the first read of the source that first had it
 * @param weeks how much it was used, the last 26 weeks with a number, the earliest first; none in records of a time that noted none
 * @param version of the record: grows with each snapshot that added something
 */
@RecordBuilder
public record Model(
        String id,
        String hub,
        String repository,
        String release,
        String releaseName,
        Owner owner,
        @Nullable String developer,
        String developerName,
        @Nullable String country,
        Developer.@Nullable Confidence confidence,
        Kind kind,
        @Nullable Noise noise,
        List<Because> reasons,
        @Nullable String base,
        @Nullable String rootDeveloper,
        @Nullable String rootCountry,
        @Nullable String family,
        @Nullable String familyVersion,
        @Nullable Long parameters,
        @Nullable String mode,
        @Nullable String format,
        @Nullable String licence,
        Modality modality,
        List<String> languages,
        @Nullable Long downloads,
        @Nullable Long likes,
        @Nullable Instant createdAt,
        @Nullable Instant notSeenAt,
        Instant firstSeenAt,
        @Nullable Instant trendingAt,
        Instant observedAt,
        boolean history,
        List<Popularity> weeks,
        int version) {

    public Model {
        weeks = weeks == null ? List.of() : List.copyOf(weeks);
    }

    /** When it became public, as far as is known: first sight, or its creation when it was there before anybody looked. */
    public Instant publicSince() {
        return history && createdAt != null && createdAt.isBefore(firstSeenAt) ? createdAt : firstSeenAt;
    }

    /** Whose a repository is. */
    public enum Owner {
        /** A developer of the registry. */
        REGISTERED,
        /** An organisation that the registry does not know: somebody should look at it. */
        ORGANISATION,
        /** A person who is not in the registry. */
        UNAFFILIATED,
        /** The hub did not say whether a person or an organisation. */
        UNKNOWN
    }

    /** How a model relates to what it is built on. */
    public enum Kind {
        /** A model of its developer's own, and the modes of it that come with it (instruct, thinking). */
        BASE,
        /** Trained further from another release. */
        FINETUNE,
        /** An addition that works only with another model. */
        ADAPTER,
        /** Weights of several models, merged. */
        MERGE,
        /** The same model in another precision or file format. */
        QUANTISATION,
        /** The same weights in another owner's repository. */
        REUPLOAD,
        /** Made to test something. */
        TEST
    }

    /** Why a repository is no release of its own. */
    public enum Noise {
        /** Its owner publishes other people's models. */
        REPACKAGER,
        /** Another owner's model in another precision or format. */
        QUANTISATION,
        /** An adapter of another owner's model by somebody who is not in the registry. */
        ADAPTER,
        /** A merge of other owners' models. */
        MERGE,
        /** Another owner's model with its refusals removed. */
        UNCENSORED,
        /** Another owner's weights. */
        REUPLOAD,
        /** Made to test something. */
        TEST,
        /** A state of a training, not its result. */
        CHECKPOINT,
        /** Nothing in it: no weights, no task. */
        EMPTY
    }

    /** What a model works on. */
    public enum Modality {
        TEXT,
        IMAGE,
        AUDIO,
        VIDEO,
        /** Several of the above, in or out. */
        MULTIMODAL,
        /** Vectors of texts or images for search. */
        EMBEDDING,
        /** Anything else: time series, robots, tables, proteins. */
        OTHER,
        UNKNOWN
    }

    /** Class of a number of parameters, by powers of ten. */
    public enum Size {
        UNDER_1B,
        FROM_1B,
        FROM_10B,
        FROM_100B,
        FROM_1T,
        UNKNOWN;

        private static final long BILLION = 1_000_000_000L;

        /** The class of a number of parameters. */
        public static Size of(@Nullable Long parameters) {
            if (parameters == null) {
                return UNKNOWN;
            }
            int powers = 0;
            for (long bound = BILLION; powers < FROM_1T.ordinal() && parameters >= bound; bound *= 10) {
                powers++;
            }
            return values()[Math.min(powers, FROM_1T.ordinal())];
        }
    }

    /**
     * Why something was decided.
     *
     * @param rule its name
     * @param saw what it was decided by
     */
    public record Because(String rule, String saw) {}
}
