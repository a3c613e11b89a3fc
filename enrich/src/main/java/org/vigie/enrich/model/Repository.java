package org.vigie.enrich.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/**
 * A repository as its name shows it.
 *
 * @param owner its handle, empty where the hub has no owners
 * @param developer the owner, null where the registry does not know it
 */
record Repository(String owner, @Nullable Developer developer, ModelName name) {
    private static final Set<Part.Kind> BEFORE_SIZE =
            Set.of(Part.Kind.VERSION, Part.Kind.DATE, Part.Kind.SIZE_WORD, Part.Kind.EDITION);

    private static final Set<Part.Kind> CHANGES =
            Set.of(Part.Kind.FORMAT, Part.Kind.PRECISION, Part.Kind.ADAPTER, Part.Kind.UNCENSORED);

    boolean isSameOwner(Repository other) {
        return developer != null && other.developer != null
                ? developer.id().equals(other.developer.id())
                : owner.equalsIgnoreCase(other.owner) && !owner.isEmpty();
    }

    boolean isSameRelease(Repository other) {
        return isSameOwner(other) && name.release().equals(other.name.release());
    }

    /** Whether its owner publishes other people's models. */
    boolean isRepackaged() {
        return developer != null && developer.kind() == Developer.Kind.REPACKAGER;
    }

    /** Whether its owner is in the registry as one who makes models. */
    boolean isRegistered() {
        return developer != null && developer.kind().makesModels();
    }

    private boolean isOwn(ModelName.Mention mention) {
        return developer != null && mention.family().isOf(developer);
    }

    /** The first family in the name that is its owner's; null where none is. */
    ModelName.@Nullable Mention ownFamily() {
        return name.mentions().stream().filter(this::isOwn).findFirst().orElse(null);
    }

    /**
     * An everyday word is a family of somebody else's where its maker's name stands before it, where a format or the like
     * shows that a model was changed, or in the hands of a repackager; and who trains models himself does not build on
     * another's for the name of its architecture.
     */
    private boolean isMeant(ModelName.Mention mention, boolean hasOwn) {
        var family = mention.family();
        if (family.isClosed() || hasOwn && family.isArchitecture()) {
            return false;
        }
        boolean named =
                mention.part() > 0 && name.parts().get(mention.part() - 1).kind() == Part.Kind.PREFIX;
        boolean changed = named || isRepackaged() || CHANGES.stream().anyMatch(name::has);
        return changed || !family.isOrdinary() && !(isRegistered() && family.isArchitecture());
    }

    /**
     * The families of other developers in the name, where one may be the root. The name of an architecture beside an own
     * family is none. Of several, those that others build on are before the rest (Llama-3.1-Nemotron).
     */
    List<ModelName.Mention> otherFamilies() {
        boolean hasOwn = ownFamily() != null;
        var others = name.mentions().stream()
                .filter(mention -> !isOwn(mention) && isMeant(mention, hasOwn))
                .toList();
        var foundations = others.stream()
                .filter(mention -> mention.family().isFoundation())
                .toList();
        return foundations.isEmpty() ? others : foundations;
    }

    /**
     * The family of another developer that it is built on, as the name tells; null where it tells none. Of several it is
     * the one behind "distill" (DeepSeek-R1-Distill-Llama-8B), else the one that the size stands behind
     * (Qwen3.5-9B-DeepSeek-V4-Flash), else the first.
     */
    ModelName.@Nullable Mention otherFamily() {
        var others = otherFamilies();
        return others.stream()
                .filter(mention -> mention.part() > 0
                        && name.parts().get(mention.part() - 1).kind() == Part.Kind.DISTILLED)
                .findFirst()
                .or(() -> others.stream().filter(this::hasSize).findFirst())
                .or(() -> others.stream().findFirst())
                .orElse(null);
    }

    private boolean hasSize(ModelName.Mention mention) {
        var parts = name.parts();
        int next = IntStream.range(mention.part() + 1, parts.size())
                .filter(i -> !BEFORE_SIZE.contains(parts.get(i).kind()))
                .findFirst()
                .orElse(-1);
        return next >= 0 && parts.get(next).kind() == Part.Kind.SIZE;
    }

    /** The family that it is of: an own one, else the one it is built on; null where the name has none. */
    ModelName.@Nullable Mention family() {
        var own = ownFamily();
        return own != null ? own : otherFamily();
    }

    /** The id of its release. */
    String release() {
        var maker = developer == null ? "@" + owner.toLowerCase(Locale.ROOT) : developer.id();
        return maker + "/" + name.release();
    }
}
