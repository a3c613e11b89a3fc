package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a hub's tags say a model is built on: {@code base_model:owner/name}, and how where the relation stands between
 * ({@code base_model:quantized:owner/name}). A hub may have guessed the relation.
 */
final class BaseModels {
    private static final String TAG = "base_model:";

    private BaseModels() {}

    /** How a model relates to its base. */
    enum Relation {
        FINETUNE,
        ADAPTER,
        MERGE,
        QUANTIZED
    }

    /**
     * One base.
     *
     * @param relation null where the tag does not say
     */
    record Base(@Nullable Relation relation, String repository, String tag) {}

    /** The bases in the order of the tags, each repository once. */
    static List<Base> in(List<String> tags) {
        var bases = new ArrayList<Base>();
        tags.stream().filter(tag -> tag.startsWith(TAG)).map(BaseModels::base).forEach(base -> {
            if (base.relation() != null) {
                bases.removeIf(
                        known -> known.relation() == null && known.repository().equals(base.repository()));
            }
            if (!base.repository().isBlank() && bases.stream().noneMatch(known -> isSame(known, base))) {
                bases.add(base);
            }
        });
        return bases;
    }

    private static boolean isSame(Base one, Base other) {
        return one.repository().equals(other.repository())
                && (one.relation() == other.relation() || other.relation() == null);
    }

    private static Base base(String tag) {
        var rest = tag.substring(TAG.length());
        for (var relation : Relation.values()) {
            var prefix = relation.name().toLowerCase(Locale.ROOT) + ":";
            if (rest.startsWith(prefix)) {
                return new Base(relation, repository(rest.substring(prefix.length())), tag);
            }
        }
        return new Base(null, repository(rest), tag);
    }

    /** People write addresses, too. */
    private static String repository(String written) {
        return written.strip()
                .replaceFirst("^(https?://)?(www\\.)?(huggingface\\.co|hf\\.co)/", "")
                .replaceFirst("/$", "");
    }
}
