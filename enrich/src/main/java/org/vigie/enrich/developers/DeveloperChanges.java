package org.vigie.enrich.developers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Developer;

/** What is different between two registries. */
public record DeveloperChanges(List<Developer> added, List<Change> changed, List<Developer> removed) {
    /** One developer who stays, but not as before. */
    public record Change(Developer before, Developer after) {
        /** The fields that are different, each with its new text; empty where it is gone. */
        public Map<String, String> fields() {
            var old = DeveloperForm.texts(before);
            var next = DeveloperForm.texts(after);
            var fields = new LinkedHashMap<String, String>();
            for (var field : DeveloperForm.FIELDS) {
                var value = next.getOrDefault(field, "");
                if (!value.equals(old.getOrDefault(field, ""))) {
                    fields.put(field, value.toString());
                }
            }
            return fields;
        }
    }

    /** @param known by id */
    public static DeveloperChanges between(Map<String, Developer> known, Collection<Developer> wanted) {
        var gone = new LinkedHashMap<>(known);
        var added = new ArrayList<Developer>();
        var changed = new ArrayList<Change>();
        for (var developer : wanted) {
            var before = gone.remove(developer.id());
            if (before == null) {
                added.add(developer);
            } else if (!before.equals(developer)) {
                changed.add(new Change(before, developer));
            }
        }
        return new DeveloperChanges(added, changed, List.copyOf(gone.values()));
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
