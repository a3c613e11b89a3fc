package org.vigie.enrich.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.vigie.contract.Developer;
import org.vigie.contract.DeveloperBuilder;

/** The registry that ships with the project ({@code developers.yaml}). */
public final class ShippedDevelopers {
    private ShippedDevelopers() {}

    /** All of them. */
    public static List<Developer> load() {
        try (var file = Objects.requireNonNull(ShippedDevelopers.class.getResourceAsStream("/developers.yaml"))) {
            var developers = new ArrayList<Developer>();
            for (JsonNode entry : new YAMLMapper().readTree(file).path("developers")) {
                developers.add(developer(entry));
            }
            return developers;
        } catch (IOException e) {
            throw new UncheckedIOException("the registry of developers that ships with Vigie is damaged", e);
        }
    }

    private static Developer developer(JsonNode entry) {
        var name = entry.path("name").asText();
        var id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var kind = entry.path("kind").asText("company").toUpperCase(Locale.ROOT);
        return DeveloperBuilder.builder()
                .id(id)
                .name(name)
                .aliases(List.of())
                .countries(List.of(entry.path("country").asText()))
                .kind(Developer.Kind.valueOf(kind))
                .handles(Map.of("hugging-face", texts(entry.path("handles"))))
                .families(texts(entry.path("families")))
                .confidence(Developer.Confidence.STATED)
                .build();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
