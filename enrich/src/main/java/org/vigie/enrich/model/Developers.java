package org.vigie.enrich.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/** Finds developers by their handles on hubs, by their outlets and by the families of their models. Immutable. */
public final class Developers {
    private static final String HUGGING_FACE = "hugging-face";
    /** Whose owners have nothing to do with those of the same names elsewhere. */
    private static final String GITHUB = "github";

    private final Map<String, Developer> byHandle = new HashMap<>();
    private final Map<String, Developer> byName = new HashMap<>();
    private final FamilyIndex families;

    private Developers(Collection<Developer> developers) {
        developers.stream().sorted(Comparator.comparing(Developer::id)).forEach(this::index);
        families = new FamilyIndex(developers);
    }

    /** Look-ups in a registry. Where two developers have one handle, the first by id has it. */
    public static Developers of(Collection<Developer> developers) {
        return new Developers(developers);
    }

    private void index(Developer developer) {
        developer
                .handles()
                .forEach((hub, names) -> names.forEach(name -> byHandle.putIfAbsent(key(hub, name), developer)));
        Stream.concat(Stream.of(developer.name().split("/")), developer.aliases().stream())
                .map(Developers::words)
                .filter(name -> !name.isEmpty())
                .forEach(name -> byName.putIfAbsent(name, developer));
    }

    private static String key(String hub, String handle) {
        return hub + "/" + handle.toLowerCase(Locale.ROOT);
    }

    /**
     * The developer behind a handle, whatever its case; null for one who is not in the registry. On a hub where the
     * registry does not know a handle it is taken to be the one of the same name on the Hugging Face Hub, as it usually is;
     * not so on GitHub, where everybody is.
     */
    public @Nullable Developer owner(String hub, String handle) {
        var there = byHandle.get(key(hub, handle));
        return there != null || hub.equals(GITHUB) ? there : byHandle.get(key(HUGGING_FACE, handle));
    }

    /**
     * The developer whose own outlet it is: its name begins with the developer's, or with another name of his ("OpenAI
     * News", "Google DeepMind blog"). Null where no developer's does.
     */
    public @Nullable Developer ofOutlet(String outlet) {
        for (var name = words(outlet); !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf(' ')))) {
            var developer = byName.get(name);
            if (developer != null) {
                return developer;
            }
        }
        return null;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    FamilyIndex families() {
        return families;
    }
}
