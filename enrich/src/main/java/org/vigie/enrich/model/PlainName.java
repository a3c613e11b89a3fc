package org.vigie.enrich.model;

import java.util.List;
import java.util.Set;

/**
 * Tells a copy by its name: {@code Llama-2-7b-hf} under another owner adds nothing to the name of the model, {@code
 * Llama-3-8b-Ita} does. A name is plain when it has one family (or one distilled into another), and behind that only what
 * the makers of models add themselves.
 */
final class PlainName {
    private static final Set<Part.Kind> ADDED = Set.of(
            Part.Kind.STAGE,
            Part.Kind.ADAPTER,
            Part.Kind.MERGE,
            Part.Kind.TEST,
            Part.Kind.CHECKPOINT,
            Part.Kind.UNCENSORED,
            Part.Kind.TUNED,
            Part.Kind.OTHER);

    private PlainName() {}

    static boolean is(ModelName name) {
        var parts = name.parts();
        boolean converted = name.has(Part.Kind.FORMAT);
        boolean severalFamilies = name.mentions().size() > 1 && !name.has(Part.Kind.DISTILLED);
        if (!converted
                && (severalFamilies || name.mentions().stream().anyMatch(mention -> isInsideWord(name, mention)))) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (ADDED.contains(parts.get(i).kind()) || isOutOfPlace(parts, i)) {
                return false;
            }
        }
        return true;
    }

    /** BioMistral is not Mistral. */
    private static boolean isInsideWord(ModelName name, ModelName.Mention mention) {
        return !name.parts().get(mention.part()).word().equals(mention.family().name());
    }

    /** Makers put the role before the size and the length of the context before the mode; who trains further, behind. */
    private static boolean isOutOfPlace(List<Part> parts, int place) {
        var part = parts.get(place);
        return switch (part.kind()) {
            case ROLE -> hasBefore(parts, place, Part.Kind.SIZE) && !part.word().equals("vision");
            case CONTEXT -> hasBefore(parts, place, Part.Kind.MODE);
            case DISTILLED -> place + 1 == parts.size() || parts.get(place + 1).kind() != Part.Kind.FAMILY;
            default -> false;
        };
    }

    private static boolean hasBefore(List<Part> parts, int place, Part.Kind kind) {
        return parts.subList(0, place).stream().anyMatch(part -> part.kind() == kind);
    }
}
