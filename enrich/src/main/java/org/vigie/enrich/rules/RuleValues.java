package org.vigie.enrich.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Model;
import org.vigie.contract.YamlPart;
import org.vigie.enrich.topics.EntityRule;

/** Which values a condition can ask for, where that is known: a slip would make a rule that is always silent. */
final class RuleValues {
    private static final Set<String> LANGUAGES = languages();
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private RuleValues() {}

    /** @param isRelease whether the things are releases, which have other kinds than items */
    static void verify(String field, YamlPart part, List<String> values, boolean isRelease) {
        for (var value : values) {
            var problem = problem(field, value, isRelease);
            if (problem != null) {
                part.problem(problem);
            }
        }
    }

    private static @Nullable String problem(String field, String value, boolean isRelease) {
        return switch (field) {
            case "language" ->
                LANGUAGES.contains(value) ? null : quoted(value) + "is no ISO 639-1 code such as fr, nor und";
            case "country", "root_country" ->
                COUNTRIES.contains(value) || value.equals("EU")
                        ? null
                        : quoted(value) + "is no ISO 3166-1 code such as FR";
            case "modality" -> noneOf(value, words(Model.Modality.values()));
            case "size" -> noneOf(value, words(Model.Size.values()));
            case "kind" -> noneOf(value, isRelease ? words(Model.Kind.values()) : words(ItemKind.values()));
            case "entity" -> EntityRule.isWellFormed(value) ? null : quoted(value) + "is none; " + EntityRule.FORMS;
            default -> null; // what users and hubs call their things
        };
    }

    private static @Nullable String noneOf(String value, Collection<String> known) {
        return known.contains(value.toLowerCase(Locale.ROOT))
                ? null
                : quoted(value) + "is none of " + String.join(", ", known) + DidYouMean.inWords(value, known);
    }

    private static List<String> words(Enum<?>... values) {
        return Stream.of(values).map(ItemFields::word).toList();
    }

    private static String quoted(String value) {
        return "\"" + value + "\" ";
    }

    private static Set<String> languages() {
        var codes = new TreeSet<>(Set.of(Locale.getISOLanguages()));
        codes.add("und");
        return codes;
    }
}
