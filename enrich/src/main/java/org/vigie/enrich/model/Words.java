package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which words in names mean what ({@code words.txt}). */
final class Words {
    static final Words SHIPPED = new Words(WordFile.read("words.txt"));

    private static final int LONGEST = 3;

    private final Map<String, Part.Kind> kinds = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    private record Shape(Pattern pattern, Part.Kind kind) {}

    /** All of the shapes in one, because most words have none. */
    private final Pattern anyShape;

    /** What one or several words side by side mean. */
    record Meaning(Part.Kind kind, int words) {}

    private Words(Map<String, List<String>> groups) {
        groups.forEach((name, words) -> {
            var kind = Part.Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
            words.forEach(word -> add(word, kind));
        });
        anyShape = Pattern.compile(
                shapes.stream().map(shape -> shape.pattern().pattern()).collect(Collectors.joining("|")));
    }

    private void add(String word, Part.Kind kind) {
        if (word.startsWith("/") && word.endsWith("/")) {
            shapes.add(new Shape(Pattern.compile(word.substring(1, word.length() - 1)), kind));
        } else {
            kinds.put(word, kind);
        }
    }

    /** The meaning of the words from a place on: of the longest row of them that means something. */
    @Nullable
    Meaning at(List<Part> parts, int place) {
        var row = new StringBuilder();
        Meaning longest = null;
        for (int i = place; i < Math.min(parts.size(), place + LONGEST); i++) {
            row.append(i == place ? "" : " ").append(parts.get(i).word());
            var kind = kinds.get(row.toString());
            if (kind != null) {
                longest = new Meaning(kind, i - place + 1);
            }
        }
        return longest != null ? longest : shaped(parts.get(place).word());
    }

    /** What one word means; null where nothing is known of it. */
    Part.@Nullable Kind kindOf(String word) {
        return kinds.get(word);
    }

    private @Nullable Meaning shaped(String word) {
        if (!anyShape.matcher(word).matches()) {
            return null;
        }
        return shapes.stream()
                .filter(shape -> shape.pattern().matcher(word).matches())
                .findFirst()
                .map(shape -> new Meaning(shape.kind(), 1))
                .orElse(null);
    }
}
