package org.vigie.enrich.entities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Entity;
import org.vigie.contract.Entity.Kind;
import org.vigie.contract.Entity.Mention;
import org.vigie.enrich.entities.Gazetteer.Hit;
import org.vigie.enrich.entities.Name.Company;
import org.vigie.enrich.entities.Name.Thing;
import org.vigie.enrich.model.Developers;
import org.vigie.enrich.model.SpokenNames;

/**
 * Finds what an item speaks of by name. The same item and the same registry always give the same answer. Immutable.
 *
 * <p>A name that means something else, too, counts in company only ({@link Name.Company}): beside a word that speaks of AI, or
 * a developer, a family or a model whose name is sure; or where a version stands behind it (Grok 4).
 */
public final class Entities {
    /** Texts are looked at up to here, in characters. */
    private static final int LOOKED_AT = 50_000;

    /** So many of one item are kept: lists of hundreds of names are about none of them. */
    private static final int MOST = 200;

    private final Gazetteer gazetteer;
    private final SpokenNames models;

    /** What was found at one place: the name, and the model if it begins one. */
    private record Found(String field, Hit hit, SpokenNames.@Nullable Spoken model, String words) {
        Mention mention() {
            return new Mention(field, words, hit.start(), hit.start() + words.length());
        }

        private boolean isSure() {
            return model != null || hit.name().needs() == Company.NONE;
        }

        boolean speaksOfAi() {
            return hit.name().thing() == null
                    || isSure()
                            && (hit.name().isOf(Kind.DEVELOPER) || hit.name().isOf(Kind.FAMILY));
        }

        boolean speaksOfStates() {
            return isSure() && (hit.name().isOf(Kind.COUNTRY) || hit.name().isOf(Kind.INSTITUTION));
        }

        boolean names(@Nullable Developer developer) {
            return hit.name().isOf(Kind.DEVELOPER)
                    && Objects.requireNonNull(hit.name().thing()).developer() == developer;
        }
    }

    /** What an item says that names in it need. */
    private record Said(boolean ofAi, boolean ofStates, List<Found> all) {
        static Said by(List<Found> all) {
            return new Said(
                    all.stream().anyMatch(Found::speaksOfAi), all.stream().anyMatch(Found::speaksOfStates), all);
        }

        boolean isEnoughFor(Found found) {
            var thing = found.hit().name().thing();
            return found.model() != null
                    || switch (found.hit().name().needs()) {
                        case NONE -> true;
                        case AI -> ofAi;
                        case MAKER -> thing != null && all.stream().anyMatch(other -> other.names(thing.developer()));
                        case STATES -> ofStates;
                    };
        }
    }

    /** @param developers the registry in force */
    public Entities(Collection<Developer> developers) {
        gazetteer = new Gazetteer(Names.of(developers));
        models = new SpokenNames(Developers.of(developers));
    }

    /**
     * What an item names, in the order of the first mentions.
     *
     * @param language ISO 639-1 code of the item: countries are looked for by their names in it, in an unknown one by the
     *     English ones
     */
    public List<Entity> link(String language, String title, String text) {
        var found = Stream.concat(find(language, "title", title), find(language, "text", text))
                .toList();
        var said = Said.by(found);
        var entities = new LinkedHashMap<String, Entity>();
        found.stream().filter(said::isEnoughFor).forEach(one -> add(entities, one));
        return entities.values().stream().limit(MOST).toList();
    }

    private Stream<Found> find(String language, String field, String all) {
        var text = all.substring(0, Math.min(all.length(), LOOKED_AT));
        var spoken = language.equals("und") ? "en" : language;
        var found = new ArrayList<Found>();
        int end = 0;
        for (var hit : gazetteer.find(text, name -> name.countsIn(spoken))) {
            if (hit.start() >= end) {
                var one = found(field, text, hit);
                found.add(one);
                end = hit.start() + one.words().length();
            }
        }
        return found.stream();
    }

    private Found found(String field, String text, Hit hit) {
        var name = hit.name();
        var maker = name.thing() == null ? null : name.thing().developer();
        var model = maker == null ? null : models.at(text, hit.start(), hit.end(), maker);
        return new Found(field, hit, model, text.substring(hit.start(), model == null ? hit.end() : model.end()));
    }

    private static void add(LinkedHashMap<String, Entity> entities, Found found) {
        var thing = found.hit().name().thing();
        if (thing == null) {
            return;
        }
        var entity = entity(thing, found);
        entities.merge(entity.id(), entity, Entities::withMentionsOf);
    }

    private static Entity entity(Thing thing, Found found) {
        var developer = thing.developer() == null ? null : thing.developer().id();
        var model = found.model();
        var mentions = List.of(found.mention());
        return model == null
                ? new Entity(
                        thing.id(), thing.kind(), thing.name(), thing.country(), developer, null, null, null, mentions)
                : new Entity(
                        "model/" + Objects.requireNonNull(developer) + "/" + model.variant(),
                        Kind.MODEL,
                        found.words(),
                        thing.country(),
                        developer,
                        model.release(),
                        model.version(),
                        model.parameters(),
                        mentions);
    }

    private static Entity withMentionsOf(Entity first, Entity next) {
        return new Entity(
                first.id(),
                first.kind(),
                first.name(),
                first.country(),
                first.developer(),
                first.release(),
                first.version(),
                first.parameters(),
                Stream.concat(first.mentions().stream(), next.mentions().stream())
                        .limit(Entity.MOST_MENTIONS)
                        .toList());
    }
}
