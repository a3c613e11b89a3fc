package org.vigie.enrich.entities;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Entity.Kind;
import org.vigie.enrich.entities.Name.Company;
import org.vigie.enrich.entities.Name.Thing;
import org.vigie.enrich.model.SpokenNames;

/** All names that are looked for, in the order in which they are preferred: of developers before families, then the rest. */
final class Names {
    private static final Shipped SHIPPED = shipped();

    /** Languages in which countries have names here. */
    private static final List<String> LANGUAGES = List.of(
            "ar", "cs", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk",
            "vi", "zh");

    /** Shorter names of developers and families would be found in everything. */
    private static final int SHORTEST = 2;

    private Names() {}

    /** The content of {@code gazetteer.yaml}. */
    private record Shipped(
            Map<String, Map<String, List<String>>> countries,
            List<Institution> institutions,
            Set<String> ordinary,
            Set<String> ambiguousCountries,
            List<String> aiWords) {}

    private record Institution(String id, String name, String country, List<String> names) {}

    private static Shipped shipped() {
        try (var file = Objects.requireNonNull(Names.class.getResourceAsStream("gazetteer.yaml"))) {
            var yaml = new YAMLMapper();
            var root = yaml.readTree(file);
            return new Shipped(
                    yaml.convertValue(root.path("countries"), new TypeReference<>() {}),
                    yaml.convertValue(root.path("institutions"), new TypeReference<>() {}),
                    folded(yaml.convertValue(root.path("ordinary"), new TypeReference<List<String>>() {})),
                    yaml.convertValue(root.path("ambiguous-countries"), new TypeReference<>() {}),
                    yaml.convertValue(root.path("ai-words"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("gazetteer.yaml, which ships with Vigie, is damaged", e);
        }
    }

    private static Set<String> folded(Collection<String> names) {
        var folded = new HashSet<String>();
        names.forEach(name -> folded.add(Folded.of(name).text()));
        return folded;
    }

    static List<Name> of(Collection<Developer> developers) {
        var names = new ArrayList<Name>();
        var makers = developers.stream().filter(one -> one.kind().makesModels()).toList();
        makers.forEach(developer -> addDeveloper(names, developer));
        makers.forEach(developer -> addFamilies(names, developer));
        SHIPPED.institutions().forEach(institution -> addInstitution(names, institution));
        addCountries(names);
        SHIPPED.aiWords().forEach(word -> names.add(new Name(word, null, null, Company.NONE)));
        return names;
    }

    private static void addDeveloper(List<Name> names, Developer developer) {
        var thing = new Thing(
                "developer/" + developer.id(), Kind.DEVELOPER, developer.name(), developer.country(), developer);
        Stream.concat(Stream.of(developer.name()), developer.aliases().stream())
                .flatMap(name -> Stream.of(name, name.replace(" ", ""))) // HuggingFace
                .distinct()
                .filter(name -> name.length() >= SHORTEST)
                .forEach(name -> names.add(new Name(name, thing, null, company(name))));
    }

    private static void addFamilies(List<Name> names, Developer developer) {
        for (var family : SpokenNames.families(developer)) {
            var thing = new Thing(
                    "family/" + developer.id() + "/" + family.name(),
                    Kind.FAMILY,
                    family.written(),
                    developer.country(),
                    developer);
            if (family.name().length() >= SHORTEST) {
                names.add(new Name(
                        family.written(),
                        thing,
                        null,
                        family.isOrdinary() ? Company.MAKER : company(family.written())));
            }
        }
    }

    private static Company company(String name) {
        return SHIPPED.ordinary().contains(Folded.of(name).text()) ? Company.AI : Company.NONE;
    }

    private static void addInstitution(List<Name> names, Institution institution) {
        var country = institution.country().equals("none") ? null : institution.country();
        var thing = new Thing("institution/" + institution.id(), Kind.INSTITUTION, institution.name(), country, null);
        Stream.concat(Stream.of(institution.name()), institution.names().stream())
                .forEach(name -> names.add(new Name(name, thing, null, Company.NONE)));
    }

    private static void addCountries(List<Name> names) {
        for (var code : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
            var thing = country(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
            var needs = SHIPPED.ambiguousCountries().contains(code) ? Company.STATES : Company.NONE;
            for (var language : LANGUAGES) {
                var name = Locale.of("", code).getDisplayCountry(Locale.of(language));
                names.add(new Name(name, thing, language, needs));
            }
        }
        SHIPPED.countries().forEach((code, byLanguage) -> {
            var thing = country(
                    code,
                    code.equals("EU") ? "European Union" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
            byLanguage.forEach((language, written) ->
                    written.forEach(name -> names.add(new Name(name, thing, language, Company.NONE))));
        });
    }

    private static Thing country(String code, @Nullable String name) {
        return new Thing("country/" + code, Kind.COUNTRY, name == null ? code : name, code, null);
    }
}
