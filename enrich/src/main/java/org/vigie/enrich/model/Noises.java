package org.vigie.enrich.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.ModelSnapshot;

/**
 * Why a repository is no release of its own. What a developer of the registry makes of his own model (another format, an
 * adapter) is a variant, not noise, and his training of another's model is a release; but another's model in another
 * format, another's weights, a merge of others' and the removal of another's refusals are noise, whoever does it.
 */
final class Noises {
    private static final Set<String> UNCENSORED_TAGS = Set.of("abliterated", "abliteration", "heretic", "uncensored");

    private Noises() {}

    /** Null where nothing speaks against a release. */
    static @Nullable Judgement<Noise> judge(
            Repository model, Kind kind, List<Kinds.Base> bases, ModelSnapshot snapshot, Files files) {
        var name = model.name();
        if (kind == Kind.TEST) {
            return name.has(Part.Kind.CHECKPOINT) && !name.has(Part.Kind.TEST)
                    ? Judgement.of(Noise.CHECKPOINT, "noise.checkpoint", name.said(Part.Kind.CHECKPOINT))
                    : Judgement.of(Noise.TEST, "noise.test", ModelName.written(name.parts()));
        }
        if (model.isRepackaged()) {
            return Judgement.of(Noise.REPACKAGER, "noise.repackager", model.owner());
        }
        if (snapshot.task() == null && snapshot.library() == null && files.areMissing()) {
            return Judgement.of(Noise.EMPTY, "noise.no-weights-no-task", String.join(", ", snapshot.tags()));
        }
        var tag = files.tagged(UNCENSORED_TAGS);
        boolean ofOthers = isOfOthers(model, bases);
        if ((name.has(Part.Kind.UNCENSORED) || tag != null) && (ofOthers || !model.isRegistered())) {
            return Judgement.of(
                    Noise.UNCENSORED, "noise.uncensored", tag == null ? name.said(Part.Kind.UNCENSORED) : tag);
        }
        return byKind(model, kind, bases, ofOthers);
    }

    private static @Nullable Judgement<Noise> byKind(
            Repository model, Kind kind, List<Kinds.Base> bases, boolean ofOthers) {
        var saw = bases.isEmpty()
                ? ModelName.written(model.name().parts())
                : bases.get(0).said().tag();
        return switch (kind) {
            case QUANTISATION ->
                isConversionOfOthers(model, bases)
                        ? Judgement.of(Noise.QUANTISATION, "noise.quantisation-of-others", saw)
                        : null;
            case ADAPTER -> model.isRegistered() ? null : Judgement.of(Noise.ADAPTER, "noise.adapter", saw);
            case MERGE ->
                ofOthers || !model.isRegistered() ? Judgement.of(Noise.MERGE, "noise.merge-of-others", saw) : null;
            case REUPLOAD -> Judgement.of(Noise.REUPLOAD, "noise.reupload", saw);
            case BASE, FINETUNE, TEST -> null;
        };
    }

    private static boolean isOfOthers(Repository model, List<Kinds.Base> bases) {
        return bases.isEmpty()
                ? model.otherFamily() != null
                : bases.stream().anyMatch(base -> !model.isSameOwner(base.repository()));
    }

    /**
     * A format of somebody else's model. Without a tag the name decides for a developer of the registry: if it adds nothing
     * to the other's name, it is the other's model, else his own training of it. Of an unknown owner nothing is believed.
     */
    private static boolean isConversionOfOthers(Repository model, List<Kinds.Base> bases) {
        if (!bases.isEmpty()) {
            return bases.stream().noneMatch(base -> model.isSameOwner(base.repository()))
                    && (!model.isRegistered() || !isOwnTraining(model, bases));
        }
        return !model.isRegistered()
                || model.otherFamily() != null && model.ownFamily() == null && PlainName.is(model.name());
    }

    /** A developer who publishes his training of another's model in one format only names that model as its base. */
    private static boolean isOwnTraining(Repository model, List<Kinds.Base> bases) {
        return bases.stream()
                        .noneMatch(base -> base.repository()
                                .name()
                                .variant()
                                .equals(model.name().variant()))
                && !PlainName.is(model.name());
    }
}
