package org.vigie.enrich.topics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.contract.Entity;
import org.vigie.contract.Entity.Kind;

/**
 * Which entities an item must and must not name to belong to a topic. An entity is written as its id
 * ({@code developer/openai}, {@code institution/cnil}, {@code country/CN}), all of one kind as {@code developer/*}, and all
 * developers, families and models of a country as {@code made-in/CN}.
 *
 * @param required at least one of them; none where this is empty
 * @param excluded none of them
 */
public record EntityRule(List<String> required, List<String> excluded) {
    static final EntityRule NONE = new EntityRule(List.of(), List.of());

    /** How to write them. */
    public static final String FORMS =
            "write country/CN, made-in/CN, developer/ID, family/DEVELOPER/ID, model/DEVELOPER/ID, institution/ID with the"
                    + " ids in lower case, or developer/* for all of a kind";

    private static final String MADE_IN = "made-in/";
    private static final Set<Kind> MADE = Set.of(Kind.DEVELOPER, Kind.FAMILY, Kind.MODEL);
    private static final Pattern FORM =
            Pattern.compile("(?:developer|family|model|institution)/\\S+|(?:country|made-in)/(?:\\p{Lu}{2}|\\*)");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Ids are in lower case, however somebody writes them. */
    public EntityRule {
        required = inLowerCase(required);
        excluded = inLowerCase(excluded);
    }

    /** Whether a text is one of an entity or of several. */
    public static boolean isWellFormed(String written) {
        var code = written.substring(written.indexOf('/') + 1);
        return FORM.matcher(written).matches()
                && (!isOfCountry(written) || code.equals("*") || code.equals("EU") || COUNTRIES.contains(code));
    }

    boolean accepts(Collection<Entity> entities) {
        return entities.stream().noneMatch(entity -> isOneOf(excluded, entity))
                && (required.isEmpty() || required(entities).findAny().isPresent());
    }

    /** Those for which an item is accepted. */
    Stream<Entity> required(Collection<Entity> entities) {
        return entities.stream().filter(entity -> isOneOf(required, entity));
    }

    /** All ways to write an entity, each of which means it. */
    public static Stream<String> written(Entity entity) {
        var kind = entity.id().substring(0, entity.id().indexOf('/') + 1);
        var itself = Stream.of(entity.id(), kind + "*");
        return MADE.contains(entity.kind()) && entity.country() != null
                ? Stream.concat(itself, Stream.of(MADE_IN + "*", MADE_IN + entity.country()))
                : itself;
    }

    private static List<String> inLowerCase(List<String> listed) {
        return listed.stream()
                .map(written -> isOfCountry(written) ? written : written.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isOfCountry(String written) {
        return written.startsWith("country/") || written.startsWith(MADE_IN);
    }

    private static boolean isOneOf(List<String> listed, Entity entity) {
        return written(entity).anyMatch(listed::contains);
    }
}
