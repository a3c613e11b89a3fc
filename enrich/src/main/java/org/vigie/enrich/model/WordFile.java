package org.vigie.enrich.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a resource of words in groups: a heading {@code [name] why}, then a word on each line; # begins a comment. */
final class WordFile {
    private WordFile() {}

    /** The words by the names of their groups, in the order of the file. */
    static Map<String, List<String>> read(String resource) {
        var groups = new LinkedHashMap<String, List<String>>();
        List<String> group = new ArrayList<>();
        for (var line : lines(resource)) {
            if (line.startsWith("[")) {
                group = new ArrayList<>();
                groups.put(line.substring(1, line.indexOf(']')), group);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                group.add(line.strip());
            }
        }
        return groups;
    }

    private static List<String> lines(String resource) {
        try (var file = Objects.requireNonNull(WordFile.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + ", which ships with Vigie, is damaged", e);
        }
    }
}
