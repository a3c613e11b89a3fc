package org.vigie.enrich.entities;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Entity;

/**
 * A name to look for.
 *
 * @param written as it is written, with its capitals
 * @param thing whose name it is; null for a word that only says that an item speaks of AI
 * @param language ISO 639-1 code of the only language in which it counts; null for every one
 * @param isOrdinary whether it means other things, too, and counts only in company
 */
record Name(String written, @Nullable Thing thing, @Nullable String language, boolean isOrdinary) {
    private static final int LONGEST_ACRONYM = 4;

    /** What has a name. */
    record Thing(
            String id,
            Entity.Kind kind,
            String name,
            @Nullable String country,
            @Nullable Developer developer) {}

    boolean countsIn(String language) {
        return this.language == null || this.language.equals(language);
    }

    boolean isOf(Entity.Kind kind) {
        return thing != null && thing.kind() == kind;
    }

    /**
     * Whether words of the text have the capitals that this name has. Short acronyms (EU, IBM) have all of theirs; a name
     * with a capital inside (OpenAI) is known in any case; another that begins with a capital (Mistral) needs that one.
     */
    boolean hasCapitalsOf(CharSequence words) {
        boolean isAcronym = written.length() <= LONGEST_ACRONYM + dots()
                && written.chars().noneMatch(Character::isLowerCase)
                && written.chars().anyMatch(Character::isUpperCase);
        if (isAcronym) {
            return words.chars().noneMatch(Character::isLowerCase);
        }
        boolean isDistinct = written.chars().skip(1).anyMatch(Character::isUpperCase) && written.indexOf(' ') < 0;
        return isDistinct || !Character.isUpperCase(written.charAt(0)) || Character.isUpperCase(words.charAt(0));
    }

    private int dots() {
        return (int) written.chars().filter(c -> c == '.').count();
    }
}
