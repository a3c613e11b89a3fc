package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Model.Because;
import org.vigie.contract.Model.Kind;

/**
 * Who made the model at the root of another: by the family in the base's name (the base's own owner may be one who trained
 * or converted it), else by the base's owner; without a base that the hub names, by the family in the model's own name; a
 * model of nobody else's is its developer's own.
 */
final class Roots {
    private Roots() {}

    /**
     * A root. Where there are several that disagree, developer or country are null.
     *
     * @param developer id in the registry
     * @param country ISO 3166-1 alpha-2
     */
    record Root(@Nullable String developer, @Nullable String country, Because because) {}

    static Root of(Repository model, Kind kind, List<Kinds.Base> bases) {
        var makers = new LinkedHashSet<Developer>();
        var saw = new ArrayList<String>();
        boolean own = bases.stream().allMatch(base -> model.isSameRelease(base.repository()));
        if (!own) {
            for (var base : bases) {
                makers.addAll(makersOf(base.repository()));
                saw.add(base.said().repository());
            }
            if (!makers.isEmpty()) {
                return agreed(makers, "root.base", String.join(", ", saw));
            }
        }
        var named = kind == Kind.MERGE ? model.otherFamilies() : one(model.otherFamily());
        if (!named.isEmpty()) {
            named.forEach(mention -> makers.addAll(mention.family().developers()));
            return agreed(makers, "root.family-in-name", families(model, named));
        }
        if (!own) {
            return new Root(null, null, new Because("root.unknown-base", String.join(", ", saw)));
        }
        var developer = model.isRegistered() ? model.developer() : null;
        return developer != null
                ? new Root(developer.id(), developer.country(), new Because("root.own", developer.id()))
                : new Root(null, null, new Because("root.unknown", model.owner()));
    }

    private static List<ModelName.Mention> one(ModelName.@Nullable Mention mention) {
        return mention == null ? List.of() : List.of(mention);
    }

    private static String families(Repository model, List<ModelName.Mention> mentions) {
        return mentions.stream().map(mention -> model.name().from(mention)).collect(Collectors.joining(", "));
    }

    private static Set<Developer> makersOf(Repository base) {
        var other = base.otherFamily();
        if (other != null) {
            return new HashSet<>(other.family().developers());
        }
        var developer = base.developer();
        return developer != null && base.isRegistered() ? Set.of(developer) : Set.of();
    }

    private static Root agreed(Set<Developer> makers, String rule, String saw) {
        var ids = makers.stream().map(Developer::id).sorted().toList();
        var countries = makers.stream()
                .map(Developer::country)
                .map(country -> country == null ? "" : country)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        boolean together = countries.size() == 1 && !countries.get(0).isEmpty();
        return new Root(
                ids.size() == 1 ? ids.get(0) : null,
                together ? countries.get(0) : null,
                new Because(ids.size() == 1 ? rule : rule + (together ? ".one-country" : ".disagree"), saw));
    }
}
