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
 * @param needs the company in which it counts
 */
record Name(String written, @Nullable Thing thing, @Nullable String language, Company needs) {
    private static final int LONGEST_ACRONYM = 4;

    /** What else an item has to say before a name in it counts. A version behind the name of a model is always enough. */
    enum Company {
        /** Nothing: it means nothing else. */
        NONE,
        /** That it speaks of AI: Llama, Mistral, Claude. */
        AI,
        /** The developer by his own name: Context, Nova and Index are words of every other item on AI. */
        MAKER,
        /** Another country, or an institution: Jordan. */
        STATES
    }

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
     * with a capital inside (OpenAI) is known in any case; another that begins with a capital (Mistral, HUMAIN) needs that one.
     */
    boolean hasCapitalsOf(CharSequence words) {
        boolean isAcronym = written.length() <= LONGEST_ACRONYM + dots()
                && written.chars().noneMatch(Character::isLowerCase)
                && written.chars().anyMatch(Character::isUpperCase);
        if (isAcronym) {
            return words.chars().noneMatch(Character::isLowerCase);
        }
        boolean isDistinct = written.indexOf(' ') < 0
                && written.chars().anyMatch(Character::isLowerCase)
                && written.chars().skip(1).anyMatch(Character::isUpperCase);
        return isDistinct || !Character.isUpperCase(written.charAt(0)) || Character.isUpperCase(words.charAt(0));
    }

    private int dots() {
        return (int) written.chars().filter(c -> c == '.').count();
    }
}
