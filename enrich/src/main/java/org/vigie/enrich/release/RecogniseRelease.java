package org.vigie.enrich.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.ModelBuilder;
import org.vigie.contract.ModelSnapshot;

/** Reads a release out of what a hub says: the owner's country, the base model's, and how the two models relate. */
public final class RecogniseRelease {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final String BASE_MODEL = "base_model:";

    private final Developers developers;

    public RecogniseRelease(Developers developers) {
        this.developers = developers;
    }

    /** What a snapshot shows. */
    public Model recognise(ModelSnapshot model) {
        var owner = developers.ownerOf(model.repository());
        var base = baseModel(model.tags());
        var baseOwner = developers.ownerOf(base);
        return ModelBuilder.builder()
                .id(model.id())
                .hub(model.hub())
                .repository(model.repository())
                .release(model.repository().toLowerCase(Locale.ROOT))
                .releaseName(model.repository())
                .owner(owner == null ? Model.Owner.UNKNOWN : Model.Owner.REGISTERED)
                .developer(owner == null ? null : owner.name())
                .developerName(owner == null ? model.repository() : owner.name())
                .country(owner == null ? null : owner.country())
                .kind(kind(model.tags(), base))
                .reasons(List.of())
                .base(base)
                .rootCountry(baseOwner == null ? null : baseOwner.country())
                .licence(tagged(model.tags(), "license:"))
                .modality(Model.Modality.UNKNOWN)
                .languages(model.tags().stream()
                        .filter(LANGUAGES::contains)
                        .sorted()
                        .toList())
                .downloads(model.downloads())
                .likes(model.likes())
                .createdAt(model.createdAt())
                .notSeenAt(model.notSeenAt())
                .firstSeenAt(model.firstSeenAt())
                .observedAt(model.observedAt())
                .history(Boolean.TRUE.equals(model.history()))
                .build();
    }

    /** The last part of {@code base_model:owner/name} or {@code base_model:finetune:owner/name}. */
    private static @Nullable String baseModel(List<String> tags) {
        var tag = tagged(tags, BASE_MODEL);
        return tag == null ? null : tag.substring(tag.lastIndexOf(':') + 1);
    }

    private static Kind kind(List<String> tags, @Nullable String base) {
        if (base == null) {
            return Kind.BASE;
        }
        for (var tag : tags) {
            var relation = tag.startsWith(BASE_MODEL) ? tag.substring(BASE_MODEL.length()) : "";
            int colon = relation.indexOf(':');
            switch (colon < 0 ? "" : relation.substring(0, colon)) {
                case "finetune" -> {
                    return Kind.FINETUNE;
                }
                case "adapter" -> {
                    return Kind.ADAPTER;
                }
                case "merge" -> {
                    return Kind.MERGE;
                }
                case "quantized" -> {
                    return Kind.QUANTISATION;
                }
                default -> {
                    // the plain tag, which does not say how
                }
            }
        }
        return Kind.FINETUNE;
    }

    private static @Nullable String tagged(List<String> tags, String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
