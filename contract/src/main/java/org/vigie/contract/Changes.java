package org.vigie.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two lists of things with ids.
 *
 * @param <T> the thing
 */
public record Changes<T>(List<T> added, List<Change<T>> changed, List<T> removed) {
    /** One thing that stays, but not as it was. */
    public record Change<T>(T before, T after) {}

    /** Those from what is known, by id, to what is wanted. */
    public static <T> Changes<T> between(Map<String, T> known, Collection<T> wanted, Function<T, String> id) {
        var gone = new LinkedHashMap<>(known);
        var added = new ArrayList<T>();
        var changed = new ArrayList<Change<T>>();
        for (var thing : wanted) {
            var before = gone.remove(id.apply(thing));
            if (before == null) {
                added.add(thing);
            } else if (!before.equals(thing)) {
                changed.add(new Change<>(before, thing));
            }
        }
        return new Changes<>(added, changed, List.copyOf(gone.values()));
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** What is to be written, by id: null for what goes. */
    public Map<String, @Nullable T> values(Function<T, String> id) {
        var values = new TreeMap<String, @Nullable T>();
        added.forEach(thing -> values.put(id.apply(thing), thing));
        changed.forEach(change -> values.put(id.apply(change.after()), change.after()));
        removed.forEach(thing -> values.put(id.apply(thing), null));
        return values;
    }

    /**
     * The fields of a thing that are different, each with its new text; empty where it is gone.
     *
     * @param names of all fields, in their order
     */
    public static Map<String, String> fields(
            Collection<String> names, Map<String, Object> before, Map<String, Object> after) {
        var fields = new LinkedHashMap<String, String>();
        for (var name : names) {
            var value = after.getOrDefault(name, "");
            if (!value.equals(before.getOrDefault(name, ""))) {
                fields.put(name, value.toString());
            }
        }
        return fields;
    }
}
