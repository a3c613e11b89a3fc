package org.vigie.enrich.rules;

import java.util.Collection;
import java.util.List;

/**
 * Something that a rule asks for and a thing does not have, or that it leaves out and the thing has.
 *
 * @param field where the rule asks for it, such as {@code where.language}
 * @param wants the values of the rule
 * @param has what the thing has there
 */
public record Unmet(String field, Collection<String> wants, Collection<String> has) {
    static final String QUERY = "query";
    private static final String UNLESS = "unless.";

    static Unmet leftOut(String field, List<String> values, Collection<String> has) {
        return new Unmet(UNLESS + field, values, has);
    }

    /** Such as {@code where.language: the rule wants fr, it has en}. */
    @Override
    public String toString() {
        var asked = String.join(" or ", wants);
        var there = has.isEmpty() ? "none" : String.join(", ", has);
        if (field.equals(QUERY)) {
            return "query: nothing in it meets the rule's query, which is in " + asked + "; it is in " + there;
        }
        return field + ": the rule " + (field.startsWith(UNLESS) ? "leaves out " : "wants ") + asked + ", it has "
                + there;
    }
}
