package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;
import org.vigie.contract.Model.Because;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.ModelBuilder;
import org.vigie.contract.ModelSnapshot;

/** Makes a model of what a hub says: whose it is, what it is built on, which release it belongs to. Thread-safe. */
public final class RecogniseModel {
    private final Repositories repositories;

    public RecogniseModel(Developers developers) {
        repositories = new Repositories(developers);
    }

    /**
     * The model that a snapshot shows. Where another hub names the Hugging Face repository that a model is, that name is
     * understood; {@code repository} stays as the hub has it.
     */
    public Model recognise(ModelSnapshot snapshot) {
        var hub = snapshot.hub();
        var same = snapshot.sameAs();
        var model =
                same == null ? repositories.read(hub, snapshot.repository()) : repositories.read("hugging-face", same);
        var bases = BaseModels.in(snapshot.tags()).stream()
                .map(base -> new Kinds.Base(base, repositories.read("hugging-face", base.repository())))
                .toList();
        var files = new Files(snapshot.tags());
        var kind = Kinds.judge(model, bases, files, snapshot.library());
        var noise = Noises.judge(model, kind.value(), bases, snapshot, files);
        var root = Roots.of(model, kind.value(), bases);

        var reasons = new ArrayList<Because>();
        if (same != null) {
            reasons.add(new Because("name.same-as", same));
        }
        reasons.add(kind.because());
        if (noise != null) {
            reasons.add(noise.because());
        }
        reasons.add(whichFamily(model));
        reasons.add(root.because());

        var developer = model.developer();
        var family = model.family();
        return ModelBuilder.builder()
                .id(snapshot.id())
                .hub(hub)
                .repository(snapshot.repository())
                .release(model.release())
                .releaseName(model.name().releaseName())
                .owner(owner(model, snapshot))
                .developer(developer == null ? null : developer.id())
                .developerName(developer == null ? model.owner() : developer.name())
                .country(developer == null ? null : developer.country())
                .confidence(developer == null ? null : developer.confidence())
                .kind(kind.value())
                .noise(noise == null ? null : noise.value())
                .reasons(reasons)
                .base(base(model, kind.value(), bases))
                .rootDeveloper(root.developer())
                .rootCountry(root.country())
                .family(family == null ? model.name().firstWord() : repositories.familyName(family.family()))
                .familyVersion(
                        family == null ? model.name().version(0) : model.name().version(family))
                .parameters(parameters(snapshot, model.name(), kind.value()))
                .mode(model.name().mode())
                .format(
                        model.name().format() == null
                                ? files.convertedFormat()
                                : model.name().format())
                .licence(licence(snapshot.tags()))
                .modality(Modalities.of(snapshot, model.name()))
                .languages(SpokenLanguages.in(snapshot.tags()))
                .downloads(snapshot.downloads())
                .likes(snapshot.likes())
                .createdAt(snapshot.createdAt())
                .notSeenAt(snapshot.notSeenAt())
                .firstSeenAt(snapshot.firstSeenAt())
                .trendingAt(snapshot.trendingRank() == null ? null : snapshot.observedAt())
                .observedAt(snapshot.observedAt())
                .history(Boolean.TRUE.equals(snapshot.history()))
                .version(snapshot.revision())
                .build();
    }

    private static Owner owner(Repository model, ModelSnapshot snapshot) {
        var type = snapshot.ownerType();
        if (model.developer() != null) {
            return Owner.REGISTERED;
        }
        return type == null
                ? Owner.UNKNOWN
                : switch (type) {
                    case ORGANISATION -> Owner.ORGANISATION;
                    case PERSON -> Owner.UNAFFILIATED;
                };
    }

    private static Because whichFamily(Repository model) {
        var family = model.family();
        if (family == null) {
            return new Because("family.first-word", model.name().firstWord());
        }
        var rule = family == model.ownFamily() ? "family.owners-own" : "family.in-name";
        return new Because(rule, model.name().from(family));
    }

    /** What the hub names; of several the first. Else the family in the name, else the name without its format. */
    private static @Nullable String base(Repository model, Kind kind, List<Kinds.Base> bases) {
        var named = bases.stream()
                .filter(base -> kind != Kind.BASE || !model.isSameRelease(base.repository()))
                .map(base -> base.said().repository())
                .collect(Collectors.toCollection(ArrayList::new));
        if (!named.isEmpty()) {
            return named.get(0);
        }
        var other = model.otherFamily();
        return switch (kind) {
            case BASE, TEST -> null;
            case QUANTISATION ->
                (model.isRegistered() && other == null ? model.owner() + "/" : "")
                        + model.name().withoutWrapping();
            case REUPLOAD -> model.name().withoutWrapping();
            case FINETUNE, ADAPTER, MERGE -> other == null ? null : model.name().from(other);
        };
    }

    /** The hub counts what is in the files: packed numbers in a quantisation, the addition alone in an adapter. */
    private static @Nullable Long parameters(ModelSnapshot snapshot, ModelName name, Kind kind) {
        var said = name.size();
        var counted = snapshot.parameters() == null || snapshot.parameters() <= 0 ? null : snapshot.parameters();
        boolean miscounts = kind == Kind.QUANTISATION || kind == Kind.ADAPTER;
        return counted == null || miscounts && said != null ? said : counted;
    }

    private static @Nullable String licence(List<String> tags) {
        var licence = tagged(tags, "license:");
        var name = tagged(tags, "license_name:");
        return name != null && (licence == null || licence.equals("other")) ? name : licence;
    }

    private static @Nullable String tagged(List<String> tags, String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
