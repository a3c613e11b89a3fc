package org.vigie.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something with a name that an item speaks of, and where.
 *
 * @param id {@code developer/deepseek}, {@code family/alibaba-qwen/qwen}, {@code model/alibaba-qwen/qwen2.5-72b-instruct},
 *     {@code country/CN}, {@code institution/cnil}
 * @param name its usual name; of a model as the item writes it first
 * @param country ISO 3166-1 alpha-2 code, or {@code EU}: of the developer, of an institution, of a country itself; null
 *     where it has none
 * @param developer id in the registry: of a developer itself, and who makes a family or a model
 * @param release key of the release that a model belongs to; null for all else
 * @param version of a model's family, such as {@code 2.5}
 * @param parameters of a model, as its name says
 * @param mentions in their order, those of the title first, at most {@link #MOST_MENTIONS}
 */
public record Entity(
        String id,
        Kind kind,
        String name,
        @Nullable String country,
        @Nullable String developer,
        @Nullable String release,
        @Nullable String version,
        @Nullable Long parameters,
        List<Mention> mentions) {

    /** So many of its mentions are kept. */
    public static final int MOST_MENTIONS = 20;

    /** What it is. */
    public enum Kind {
        /** Who makes models. */
        DEVELOPER,
        /** A line of models, such as Qwen. */
        FAMILY,
        /** A model with its version or size. */
        MODEL,
        /** A country, or the European Union: its name, its people, its adjective, or the capital in its government's place. */
        COUNTRY,
        /** A public body. */
        INSTITUTION
    }

    /**
     * Where it is named.
     *
     * @param field {@code title} or {@code text}
     * @param words exactly as they stand in the field
     * @param start offset of the first UTF-16 unit in the field
     * @param end offset behind the last one
     */
    public record Mention(String field, String words, int start, int end) {}
}
