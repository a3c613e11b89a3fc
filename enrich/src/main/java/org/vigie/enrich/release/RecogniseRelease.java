package org.vigie.enrich.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.Release;
import org.vigie.contract.Release.Kind;

/** Reads a release out of what a hub says: the owner's country, the base model's, and how the two models relate. */
public final class RecogniseRelease {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final String BASE_MODEL = "base_model:";

    private final Developers developers;

    public RecogniseRelease(Developers developers) {
        this.developers = developers;
    }

    /** The release that a snapshot shows. */
    public Release recognise(ModelSnapshot model) {
        var owner = developers.ownerOf(model.repository());
        var base = baseModel(model.tags());
        var baseOwner = developers.ownerOf(base);
        return new Release(
                model.id(),
                model.id().substring(0, Math.max(0, model.id().indexOf('/'))),
                model.repository(),
                owner == null ? null : owner.name(),
                owner == null ? null : owner.country(),
                kind(model.tags(), base),
                base,
                baseOwner == null ? null : baseOwner.country(),
                tagged(model.tags(), "license:"),
                model.task(),
                model.tags().stream().filter(LANGUAGES::contains).sorted().toList(),
                model.downloads(),
                model.likes(),
                model.createdAt(),
                model.firstSeenAt(),
                model.observedAt(),
                model.observedAt().toEpochMilli());
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
        return Kind.DERIVATIVE;
    }

    private static @Nullable String tagged(List<String> tags, String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
