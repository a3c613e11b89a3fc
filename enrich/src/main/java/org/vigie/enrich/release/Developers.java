package org.vigie.enrich.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The registry of developers ({@code developers.yaml}), by their handles on hubs. Immutable. */
public final class Developers {
    private final Map<String, Developer> byHandle;

    /**
     * Who makes models.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Developer(String name, String country) {}

    private Developers(Map<String, Developer> byHandle) {
        this.byHandle = Map.copyOf(byHandle);
    }

    /** The registry that ships with the project. */
    public static Developers load() {
        try (var file = Objects.requireNonNull(Developers.class.getResourceAsStream("/developers.yaml"))) {
            var byHandle = new HashMap<String, Developer>();
            for (JsonNode entry : new YAMLMapper().readTree(file).path("developers")) {
                var developer = new Developer(
                        entry.path("name").asText(), entry.path("country").asText());
                for (JsonNode handle : entry.path("handles")) {
                    byHandle.put(handle.asText().toLowerCase(Locale.ROOT), developer);
                }
            }
            return new Developers(byHandle);
        } catch (IOException e) {
            throw new UncheckedIOException("the registry of developers that ships with Vigie is damaged", e);
        }
    }

    /** The developer who owns a repository ({@code owner/name}), null for one who is not in the registry. */
    public @Nullable Developer ownerOf(@Nullable String repository) {
        int slash = repository == null ? -1 : repository.indexOf('/');
        return repository == null || slash < 0
                ? null
                : byHandle.get(repository.substring(0, slash).toLowerCase(Locale.ROOT));
    }
}
