package org.vigie.enrich.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.contract.Developer;

/**
 * A family of models.
 *
 * @param name its words in lower case with hyphens between, such as {@code gpt-oss}
 * @param developers who list it as their own, usually one
 */
record Family(String name, List<String> words, List<Developer> developers) {
    private static final Map<String, List<String>> GROUPS = WordFile.read("families.txt");
    private static final Set<String> FOUNDATIONS = named("foundation");
    private static final Set<String> ARCHITECTURES = named("architecture");
    private static final Set<String> ORDINARY = named("ordinary");
    private static final Set<String> SIZE_IS_NAME = named("size-is-name");
    private static final Set<String> NAMED_VERSIONS = named("named-version");

    private static final Set<String> CLOSED = named("closed");

    private static Set<String> named(String group) {
        return GROUPS.getOrDefault(group, List.of()).stream()
                .map(words -> words.replace(' ', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Families that are looked for inside longer words, too. */
    static List<String> compounds() {
        return GROUPS.getOrDefault("compound", List.of());
    }

    boolean isOf(Developer developer) {
        return developers.stream().anyMatch(one -> one.id().equals(developer.id()));
    }

    /** Whether others build on it, so that it is the root where a name has several families. */
    boolean isFoundation() {
        return FOUNDATIONS.contains(name);
    }

    /** Whether the name is that of a design, too. */
    boolean isArchitecture() {
        return ARCHITECTURES.contains(name);
    }

    /** Whether the name is too ordinary or too short to be this family wherever it stands. */
    boolean needsFirstPlace() {
        return isOrdinary() || isArchitecture();
    }

    /** Whether the name is a word of everyday language, or so short that it may mean anything. */
    boolean isOrdinary() {
        return ORDINARY.contains(name) || isCode();
    }

    /** Whether the name is a letter and a digit, as versions are, too: R1, V3, M2. */
    private boolean isCode() {
        return name.matches("\\p{L}\\d|\\p{L}{1,2}") && !FOUNDATIONS.contains(name);
    }

    boolean isWellKnownWith(String version) {
        return NAMED_VERSIONS.contains(name + version);
    }

    /** Whether nobody but its maker has the weights. */
    boolean isClosed() {
        return CLOSED.contains(name);
    }

    static boolean sizeIsName(String family) {
        return SIZE_IS_NAME.contains(family);
    }
}
