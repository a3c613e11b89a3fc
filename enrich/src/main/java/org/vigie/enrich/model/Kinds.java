package org.vigie.enrich.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Model.Kind;

/**
 * How a model relates to what it is built on. What it is made for (a test) goes first; then the hub's tags, corrected where
 * the names show that the hub guessed wrong; then the words of the name. Tests, checkpoints and dummies are TEST; the modes
 * and stages of a developer's own release are BASE, even if a tag calls the one a fine-tune of the other.
 */
final class Kinds {
    private static final Set<String> ADAPTER_TAGS = Set.of("lora", "peft", "adapter", "controlnet");
    private static final Set<String> MERGE_TAGS = Set.of("merge", "mergekit");

    private static final Set<String> GUARDS = Set.of("guard", "safeguard", "guardian");

    private Kinds() {}

    /** @param library the hub's name for the library, null where it does not say */
    static Judgement<Kind> judge(Repository model, List<Base> bases, Files files, @Nullable String library) {
        var test = test(model);
        if (test != null) {
            return test;
        }
        var tagged = bases.stream()
                .map(base -> byTag(model, base, files))
                .filter(Objects::nonNull)
                .toList();
        if (tagged.size() > 1
                && tagged.stream().allMatch(kind -> kind.value() == Kind.FINETUNE)
                && model.name().has(Part.Kind.MERGE)) {
            return Judgement.of(Kind.MERGE, "kind.tags", saw(bases));
        }
        return tagged.isEmpty() ? byName(model, files, library) : tagged.get(0);
    }

    /** A base that the tags name, read. */
    record Base(BaseModels.Base said, Repository repository) {}

    private static String saw(List<Base> bases) {
        return bases.stream().map(base -> base.said().tag()).collect(Collectors.joining(", "));
    }

    private static @Nullable Judgement<Kind> test(Repository model) {
        var developer = model.developer();
        var name = model.name();
        if (developer != null && developer.kind() == Developer.Kind.TEST) {
            return Judgement.of(Kind.TEST, "kind.owner-makes-tests", developer.id());
        }
        if (developer == null && isTesting(model.owner())) {
            return Judgement.of(Kind.TEST, "kind.owner-makes-tests", model.owner());
        }
        if (name.has(Part.Kind.TEST)) {
            return Judgement.of(Kind.TEST, "kind.test-word", name.said(Part.Kind.TEST));
        }
        return name.has(Part.Kind.CHECKPOINT)
                ? Judgement.of(Kind.TEST, "kind.checkpoint-word", name.said(Part.Kind.CHECKPOINT))
                : null;
    }

    private static boolean isTesting(String owner) {
        var words = SplitName.split(owner);
        return IntStream.range(0, words.size()).anyMatch(i -> {
            var meaning = Words.SHIPPED.at(words, i);
            return meaning != null && meaning.kind() == Part.Kind.TEST;
        });
    }

    private static @Nullable Judgement<Kind> byTag(Repository model, Base base, Files files) {
        var tag = base.said().tag();
        var relation = base.said().relation();
        if (relation == BaseModels.Relation.QUANTIZED) {
            return Judgement.of(Kind.QUANTISATION, "kind.tag", tag);
        }
        if (relation == BaseModels.Relation.ADAPTER || isAdapter(model)) {
            return Judgement.of(Kind.ADAPTER, "kind.tag", tag);
        }
        if (relation == BaseModels.Relation.MERGE) {
            return Judgement.of(Kind.MERGE, "kind.tag", tag);
        }
        if (model.name().variant().equals(base.repository().name().variant())) {
            return sameVariant(model, base, files);
        }
        if (model.isSameRelease(base.repository())) {
            return ofSameRelease(model, tag);
        }
        return relation == BaseModels.Relation.FINETUNE
                ? Judgement.of(Kind.FINETUNE, "kind.tag", tag)
                : bare(model, tag, files);
    }

    /** A stage of one's own release; of a release that is built on another's model (Llama-3.1-Tulu-3) each is. */
    private static Judgement<Kind> ofSameRelease(Repository model, String tag) {
        if (model.name().has(Part.Kind.FORMAT)) {
            return Judgement.of(
                    Kind.QUANTISATION, "kind.format-word", model.name().said(Part.Kind.FORMAT));
        }
        var other = model.otherFamily();
        return other == null
                ? Judgement.of(Kind.BASE, "kind.same-release", tag)
                : Judgement.of(Kind.FINETUNE, "kind.others-family", model.name().from(other));
    }

    /** The hub calls a copy a fine-tune, too. */
    private static Judgement<Kind> sameVariant(Repository model, Base base, Files files) {
        var tag = base.said().tag();
        if (isConverted(model, files)) {
            return Judgement.of(Kind.QUANTISATION, "kind.same-name-other-format", tag);
        }
        return model.isSameOwner(base.repository())
                ? ofSameRelease(model, tag)
                : Judgement.of(Kind.REUPLOAD, "kind.same-name-other-owner", tag);
    }

    private static Judgement<Kind> bare(Repository model, String tag, Files files) {
        if (isConverted(model, files)) {
            return Judgement.of(Kind.QUANTISATION, "kind.other-base-converted", tag);
        }
        return model.name().has(Part.Kind.MERGE)
                ? Judgement.of(Kind.MERGE, "kind.merge-word", model.name().said(Part.Kind.MERGE))
                : Judgement.of(Kind.FINETUNE, "kind.other-base", tag);
    }

    private static boolean isConverted(Repository model, Files files) {
        return model.name().has(Part.Kind.FORMAT) || model.name().has(Part.Kind.PRECISION) || files.areConverted();
    }

    /** Heads that draft for a model have names that models have, too: they need the other model's name beside them. */
    private static boolean isAdapter(Repository model) {
        return model.name().has(Part.Kind.ADAPTER)
                || model.name().has(Part.Kind.DRAFT_HEAD)
                        && model.name().mentions().size() > 0;
    }

    private static Judgement<Kind> byName(Repository model, Files files, @Nullable String library) {
        var name = model.name();
        if (isAdapter(model)) {
            var saw = name.has(Part.Kind.ADAPTER) ? Part.Kind.ADAPTER : Part.Kind.DRAFT_HEAD;
            return Judgement.of(Kind.ADAPTER, "kind.adapter-word", name.said(saw));
        }
        var adapterTag = files.tagged(ADAPTER_TAGS);
        if (adapterTag != null || "peft".equals(library)) {
            return Judgement.of(Kind.ADAPTER, "kind.adapter-tag", adapterTag == null ? "peft" : adapterTag);
        }
        if (name.has(Part.Kind.FORMAT)) {
            return Judgement.of(Kind.QUANTISATION, "kind.format-word", name.said(Part.Kind.FORMAT));
        }
        if (name.has(Part.Kind.MERGE)) {
            return Judgement.of(Kind.MERGE, "kind.merge-word", name.said(Part.Kind.MERGE));
        }
        var mergeTag = files.tagged(MERGE_TAGS);
        if (mergeTag != null) {
            return Judgement.of(Kind.MERGE, "kind.merge-tag", mergeTag);
        }
        return derived(model, files);
    }

    private static Judgement<Kind> derived(Repository model, Files files) {
        var name = model.name();
        var other = model.otherFamily();
        if (name.has(Part.Kind.UNCENSORED)) {
            return Judgement.of(Kind.FINETUNE, "kind.uncensored-word", name.said(Part.Kind.UNCENSORED));
        }
        if (isCopy(model, other) || model.isRepackaged()) {
            var saw = other == null ? model.owner() : name.from(other);
            var format = files.ownersFormat(model);
            if (name.has(Part.Kind.PRECISION) || format != null || files.areConverted()) {
                return Judgement.of(Kind.QUANTISATION, "kind.others-model-converted", format == null ? saw : format);
            }
            return Judgement.of(Kind.REUPLOAD, "kind.others-model", saw);
        }
        if (other != null) {
            return Judgement.of(Kind.FINETUNE, "kind.others-family", name.from(other));
        }
        if (isGuard(model)) {
            return Judgement.of(Kind.FINETUNE, "kind.guard-of-own-family", name.said(Part.Kind.ROLE));
        }
        if (isIndividual(model)) {
            return Judgement.of(Kind.FINETUNE, "kind.individual", model.owner());
        }
        return model.developer() == null && isTrained(name)
                ? Judgement.of(
                        Kind.FINETUNE,
                        "kind.trained-word",
                        name.said(name.has(Part.Kind.TUNED) ? Part.Kind.TUNED : Part.Kind.DISTILLED))
                : Judgement.of(Kind.BASE, "kind.nothing-else", ModelName.written(name.parts()));
    }

    /** Who makes models and gives another's a role (modernbert-embed) has trained it for that. */
    private static boolean isCopy(Repository model, ModelName.@Nullable Mention other) {
        return other != null
                && PlainName.is(model.name())
                && model.ownFamily() == null
                && !(model.isRegistered() && model.name().has(Part.Kind.ROLE));
    }

    /** Models that judge what others say are trained from the maker's general ones. */
    private static boolean isGuard(Repository model) {
        var own = model.ownFamily();
        return own != null
                && own.family().isFoundation()
                && model.name().parts().stream().anyMatch(part -> GUARDS.contains(part.word()));
    }

    /** One person hardly ever trains from nothing, whatever new name it gets. */
    private static boolean isIndividual(Repository model) {
        return model.developer() != null && model.developer().kind() == Developer.Kind.INDIVIDUAL;
    }

    private static boolean isTrained(ModelName name) {
        return name.has(Part.Kind.DISTILLED) || name.has(Part.Kind.TUNED);
    }
}
