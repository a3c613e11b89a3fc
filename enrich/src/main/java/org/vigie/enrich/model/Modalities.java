package org.vigie.enrich.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.ModelSnapshot;

/** What a model works on: by its task, else its library, else a word of its name ({@code modalities.txt}). */
final class Modalities {
    private static final Map<String, Map<String, Modality>> BY = new HashMap<>();

    static {
        WordFile.read("modalities.txt").forEach((group, words) -> {
            var heading = group.split(" ");
            var modality = Modality.valueOf(heading[1].toUpperCase(Locale.ROOT));
            var known = BY.computeIfAbsent(heading[0], unseen -> new LinkedHashMap<>());
            words.forEach(word -> known.put(word, modality));
        });
    }

    private Modalities() {}

    static Modality of(ModelSnapshot snapshot, ModelName name) {
        var task = lookUp("task", snapshot.task());
        if (task != Modality.UNKNOWN) {
            return task;
        }
        var library = lookUp("library", snapshot.library());
        if (library != Modality.UNKNOWN) {
            return library;
        }
        var tagged = snapshot.tags().stream()
                .map(tag -> lookUp("task", tag))
                .filter(modality -> modality != Modality.UNKNOWN)
                .findFirst();
        return tagged.orElseGet(() -> byWord(name));
    }

    private static Modality lookUp(String what, @Nullable String word) {
        return word == null
                ? Modality.UNKNOWN
                : table(what).getOrDefault(word.toLowerCase(Locale.ROOT), Modality.UNKNOWN);
    }

    private static Map<String, Modality> table(String what) {
        return BY.getOrDefault(what, Map.of());
    }

    /** The first word of the file that the name has. */
    private static Modality byWord(ModelName name) {
        var words = name.parts().stream()
                .flatMap(part -> List.of(part.word().split("-")).stream())
                .collect(Collectors.toSet());
        return table("word").entrySet().stream()
                .filter(known -> words.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Modality.UNKNOWN);
    }
}
