package org.vigie.enrich.rules;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {name}} in the places of values. What has no value is left out. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Template() {}

    /** The names in it. */
    static List<String> names(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
    }

    /** The text with values in it, in one line. */
    public static String fill(String text, Map<String, String> values) {
        var filled = PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
        return SPACES.matcher(filled).replaceAll(" ").strip();
    }

    private static String value(MatchResult place, Map<String, String> values) {
        return values.getOrDefault(place.group(1), "");
    }
}
