package org.vigie.enrich.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A repository's name without its owner, understood: what each piece of it says. {@link NameReader} makes it.
 *
 * @param parts in their order
 * @param mentions the families that it names, in their order
 */
record ModelName(List<Part> parts, List<Mention> mentions) {

    /**
     * A family in a name.
     *
     * @param part its place among the parts
     */
    record Mention(Family family, int part) {}

    boolean has(Part.Kind kind) {
        return parts.stream().anyMatch(part -> part.kind() == kind);
    }

    /** The words of a kind as they stand in the name, for people. */
    String said(Part.Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .map(Part::text)
                .collect(Collectors.joining(", "));
    }

    /** How many parameters it says, null where it does not. */
    @Nullable
    Long size() {
        return Size.of(parts);
    }

    /** The first word, for a name without a family that is known. */
    String firstWord() {
        return parts.stream()
                .filter(part -> part.kind() == Part.Kind.OTHER)
                .findFirst()
                .or(() -> parts.stream().findFirst())
                .map(Part::word)
                .orElse("");
    }

    /** Version and date of a family: {@code 2.5}, {@code k2-0905}, {@code 3-2507}; null where the name has none. */
    @Nullable
    String version(Mention mention) {
        return version(mention.part() + 1);
    }

    /** Version and date behind a place. */
    @Nullable
    String version(int from) {
        String version = null;
        var date = new StringBuilder();
        for (int i = from; i < parts.size() && parts.get(i).kind() != Part.Kind.FAMILY; i++) {
            var part = parts.get(i);
            if (part.kind() == Part.Kind.VERSION && version == null) {
                version = part.word().replaceFirst("^v(?=\\d)", "");
            } else if (part.kind() == Part.Kind.DATE) {
                date.append(date.isEmpty() ? "" : "-").append(part.word());
            }
        }
        return date.isEmpty() ? version : version == null ? date.toString() : version + "-" + date;
    }

    /** The first word for a mode, in its usual spelling; null where there is none. */
    @Nullable
    String mode() {
        return parts.stream()
                .filter(part -> part.kind() == Part.Kind.MODE
                        || part.kind() == Part.Kind.STAGE
                        || part.word().equals("base") && isMode(part))
                .map(part -> usualMode(part.word()))
                .findFirst()
                .orElse(null);
    }

    /** Base is a mode beside a size (Qwen3-8B-Base) or at the end, else a size itself (bert-base-uncased). */
    private boolean isMode(Part base) {
        var said = parts.stream().filter(part -> !part.kind().isWrapping()).toList();
        return has(Part.Kind.SIZE) || said.indexOf(base) == said.size() - 1;
    }

    private static String usualMode(String word) {
        return switch (word) {
            case "it", "instruction" -> "instruct";
            case "pt", "pretrain", "pretrained" -> "base";
            case "think", "thinker" -> "thinking";
            case "reasoner" -> "reasoning";
            default -> word;
        };
    }

    /** The first word for a format or precision; null where the name has none. */
    @Nullable
    String format() {
        return parts.stream()
                .filter(part -> part.kind() == Part.Kind.FORMAT)
                .map(Part::word)
                .findFirst()
                .orElse(null);
    }

    /** The name as others write it, without format and library. */
    String withoutWrapping() {
        return written(parts.stream().filter(part -> !part.kind().isWrapping()).toList());
    }

    /** The same for all formats of one variant, whatever the case and the separators. */
    String variant() {
        return parts.stream()
                .filter(part -> !part.kind().isWrapping())
                .map(Part::word)
                .collect(Collectors.joining(" "));
    }

    /** The name of the release for people: {@code Qwen3-VL}. */
    String releaseName() {
        return written(ofRelease());
    }

    /** The same for all variants of one release: {@code qwen3-vl}. */
    String release() {
        var name = new StringBuilder();
        Part previous = null;
        for (var part : ofRelease()) {
            boolean sticks = previous != null
                    && part.kind() == Part.Kind.VERSION
                    && Character.isDigit(part.word().charAt(0))
                    && (previous.kind() == Part.Kind.FAMILY || part.before().isEmpty());
            name.append(previous == null || sticks ? "" : "-").append(part.word());
            previous = part;
        }
        return name.toString();
    }

    private List<Part> ofRelease() {
        var kept = parts.stream().filter(part -> !part.kind().isVariant()).toList();
        return kept.isEmpty() ? parts : kept;
    }

    static String written(List<Part> parts) {
        var name = new StringBuilder();
        parts.forEach(part -> name.append(name.isEmpty() ? "" : part.before()).append(part.text()));
        return name.toString();
    }

    /** What stands from a family to the end of its version, size and date: {@code Llama-3.1-8B}. */
    String from(Mention mention) {
        int end = mention.part() + 1;
        while (end < parts.size() && BELONGS_TO_FAMILY.contains(parts.get(end).kind())) {
            end++;
        }
        return written(parts.subList(mention.part(), end));
    }

    private static final Set<Part.Kind> BELONGS_TO_FAMILY =
            Set.of(Part.Kind.VERSION, Part.Kind.DATE, Part.Kind.SIZE, Part.Kind.SIZE_WORD);
}
