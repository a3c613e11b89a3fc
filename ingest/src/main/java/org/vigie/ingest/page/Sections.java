package org.vigie.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A list in the class path: lines under {@code [name]} and what it is for; {@code #} begins a comment. */
final class Sections {
    private final Map<String, List<String>> byName = new HashMap<>();

    private Sections() {}

    static Sections read(String file) {
        try (var stream = Objects.requireNonNull(Sections.class.getResourceAsStream(file), file)) {
            var sections = new Sections();
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> current = new ArrayList<>();
            for (var line : lines) {
                int end = line.startsWith("[") ? line.indexOf("] ") : -1;
                if (end > 0) {
                    current = sections.byName.computeIfAbsent(line.substring(1, end), any -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
