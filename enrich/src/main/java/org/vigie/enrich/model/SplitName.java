package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a repository's name into words. {@code Llama-3_3-Nemotron} is Llama, 3.3, Nemotron; {@code FLUX.1} is FLUX, 1. */
final class SplitName {
    private static final Pattern WORD = Pattern.compile(
            // names of quantisations keep their underscores: Q4_K_M
            "(?<![\\p{L}\\p{N}])d?i?q\\d(?:[._](?:0|1|k|nl|xxs|xs|s|m|xl|l))+(?![\\p{L}\\p{N}])"
                    // dots between digits are decimal points, and so is one underscore: 3.5, 2_5, but 3.2_1B
                    + "|[\\p{L}\\p{N}]+(?:(?<=\\d)\\.(?=\\d)[\\p{L}\\p{N}]+)+"
                    + "|[\\p{L}\\p{N}]+(?:(?<=\\d)_(?=\\d)[\\p{L}\\p{N}]+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BITS_APART = Pattern.compile("(?<=\\d)[-_](?=bits?\\b)", Pattern.CASE_INSENSITIVE);
    /** {@code command-r7b}, {@code stories15M}: a size that sticks to the word before it. */
    private static final Pattern STUCK_SIZE =
            Pattern.compile("(r|\\p{L}{3,})(\\d+(?:\\.\\d+)?[bm])", Pattern.CASE_INSENSITIVE);

    /** {@code Qwen3_4B}, other than {@code 1_6b}. */
    private static final Pattern SIZE_BEHIND_VERSION =
            Pattern.compile("(\\p{L}+\\d+)_(\\d+[bm])", Pattern.CASE_INSENSITIVE);

    private SplitName() {}

    /** The words, none of which is understood yet. */
    static List<Part> split(String name) {
        var text = BITS_APART.matcher(name).replaceAll("");
        var parts = new ArrayList<Part>();
        var matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            var before = parts.isEmpty() ? "" : text.substring(end, matcher.start());
            var stuck = STUCK_SIZE.matcher(matcher.group());
            var apart = SIZE_BEHIND_VERSION.matcher(matcher.group());
            if (apart.matches()) {
                parts.add(part(before, apart.group(1)));
                parts.add(part("_", apart.group(2)));
            } else if (stuck.matches()) {
                parts.add(part(before, stuck.group(1)));
                parts.add(part("", stuck.group(2)));
            } else {
                parts.add(part(before, matcher.group()));
            }
            end = matcher.end();
        }
        return parts;
    }

    /** Character by character, so that places in the word are places in the text: a dotted I would become two. */
    private static String lowerCase(String text) {
        var lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    static Part part(String before, String text) {
        var number = text.replaceAll("(?<=\\d)_(?=\\d)", ".");
        return new Part(before, number, lowerCase(number), Part.Kind.OTHER);
    }
}
