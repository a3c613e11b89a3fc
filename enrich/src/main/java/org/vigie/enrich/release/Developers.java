package org.vigie.enrich.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer.Confidence;

/** The developers by their handles on the Hugging Face Hub. Immutable. */
public final class Developers {
    private final Map<String, Developer> byHandle;

    /**
     * Who makes models.
     *
     * @param country ISO 3166-1 alpha-2, null where there is none or no source states it
     */
    public record Developer(String name, @Nullable String country) {}

    private Developers(Map<String, Developer> byHandle) {
        this.byHandle = Map.copyOf(byHandle);
    }

    /** Countries are left out where no source states them, and of those who publish other people's models. */
    public static Developers of(Collection<org.vigie.contract.Developer> known) {
        var byHandle = new HashMap<String, Developer>();
        for (var each : known) {
            boolean isStated =
                    each.confidence() == Confidence.STATED && each.kind().makesModels();
            var developer = new Developer(each.name(), isStated ? each.country() : null);
            for (var handle : each.handles().getOrDefault("hugging-face", List.of())) {
                byHandle.putIfAbsent(handle.toLowerCase(Locale.ROOT), developer);
            }
        }
        return new Developers(byHandle);
    }

    /** The developer who owns a repository ({@code owner/name}), null for one who is not in the registry. */
    public @Nullable Developer ownerOf(@Nullable String repository) {
        int slash = repository == null ? -1 : repository.indexOf('/');
        return repository == null || slash < 0
                ? null
                : byHandle.get(repository.substring(0, slash).toLowerCase(Locale.ROOT));
    }
}
