package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who makes models, as the registry of developers knows them.
 *
 * @param id stable name: lower-case letters, digits and hyphens
 * @param name as people should read it
 * @param aliases other names and spellings, in any language
 * @param countries ISO 3166-1 alpha-2; the first is the one the developer counts for, several are a joint or moved
 *     organisation; empty for none or an international one
 * @param handles names of owners, by hub ({@code hugging-face}, {@code github}, {@code modelscope} ...)
 * @param families of models that are this developer's own, as people name them
 * @param confidence how sure the country is
 * @param countryEvidence who says so; there unless the country is unverified
 * @param handleEvidence where the handles were seen, null when nobody has
 * @param note what else one should know, such as a country that others see otherwise
 */
@RecordBuilder
public record Developer(
        String id,
        String name,
        List<String> aliases,
        List<String> countries,
        Kind kind,
        Map<String, List<String>> handles,
        List<String> families,
        Confidence confidence,
        @Nullable String countryEvidence,
        @Nullable String handleEvidence,
        @Nullable String note) {

    public Developer {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        countries = countries == null ? List.of() : List.copyOf(countries);
        handles = handles == null ? Map.of() : Map.copyOf(handles);
        families = families == null ? List.of() : List.copyOf(families);
    }

    /** What a developer is. */
    public enum Kind {
        COMPANY,
        LAB,
        UNIVERSITY,
        COMMUNITY,
        INDIVIDUAL,
        /** Publishes other people's models in other formats. */
        REPACKAGER,
        /** Publishes files for tests of software. */
        TEST;

        /** Whether what it publishes can be a release of its own. */
        public boolean makesModels() {
            return this != REPACKAGER && this != TEST;
        }
    }

    /** How sure a developer's country is. */
    public enum Confidence {
        /** A published source states the country. */
        STATED,
        /** A national list of models names the developer, or the institution's name says it. */
        LISTED,
        /** General knowledge; no consulted source says so. */
        UNVERIFIED
    }

    /** The country it counts for, null for none. */
    public @Nullable String country() {
        return countries.isEmpty() ? null : countries.get(0);
    }
}
