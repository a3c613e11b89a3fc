package org.vigie.enrich.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the hub's tags tell of a repository's files. */
final class Files {
    /** Its files are safetensors, too. */
    private static final String MLX = "mlx";

    /** Formats that a model is converted to, by the hub's tag for their files. */
    private static final List<String> CONVERTED =
            List.of("gguf", MLX, "onnx", "openvino", "coreml", "tflite", "exl2", "exl3");

    /** A program with file layouts of its own, which no tag names. */
    private static final String COMFY = "comfy";

    private static final Set<String> TRAINED = Set.of("safetensors", "pytorch", "jax", "tf");

    private final Set<String> tags;

    Files(List<String> tags) {
        this.tags =
                tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
    }

    /** The converted format that is its only one; null where there are weights as trained, or the hub does not say. */
    @Nullable
    String convertedFormat() {
        if (tags.contains(MLX)) {
            return MLX;
        }
        return tags.stream().anyMatch(TRAINED::contains)
                ? null
                : CONVERTED.stream().filter(tags::contains).findFirst().orElse(null);
    }

    boolean areConverted() {
        return convertedFormat() != null;
    }

    /** Whether the hub shows a repository without any weights: it has tags, and none but licence, region and the like. */
    boolean areMissing() {
        return !tags.isEmpty()
                && tags.stream()
                        .allMatch(tag -> tag.matches("(region|license|license_name|arxiv|doi|dataset):.*|\\p{L}{2}"));
    }

    /** The first of some tags that is there. */
    @Nullable
    String tagged(Set<String> some) {
        return some.stream().sorted().filter(tags::contains).findFirst().orElse(null);
    }

    /** The format that a repackager has in its name, as onnx-community has: all of its models are in it. */
    @Nullable
    String ownersFormat(Repository model) {
        var developer = model.developer();
        if (developer == null || !model.isRepackaged()) {
            return null;
        }
        return SplitName.split(developer.name() + " " + model.owner()).stream()
                .map(Part::word)
                .filter(word -> CONVERTED.contains(word) || word.equals(COMFY))
                .findFirst()
                .orElse(null);
    }
}
