package org.vigie.launcher;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.contract.Changes;

/**
 * What an import changes, for people.
 *
 * @param line how one thing is shown that comes or goes
 * @param differences the fields that are different in two states of one thing
 */
record ChangesText<T>(
        Function<T, String> id, Function<T, String> line, BiFunction<T, T, Map<String, String>> differences) {
    /** @param heading how many there are from now on */
    void print(String heading, Changes<T> changes, PrintWriter out) {
        out.printf(
                "%s: %d added, %d changed, %d removed%n",
                heading,
                changes.added().size(),
                changes.changed().size(),
                changes.removed().size());
        changes.added().forEach(thing -> out.printf("  + %s  %s%n", id.apply(thing), line.apply(thing)));
        for (var change : changes.changed()) {
            var fields = differences.apply(change.before(), change.after()).entrySet().stream()
                    .map(field -> field.getKey() + ": " + (field.getValue().isEmpty() ? "none" : field.getValue()))
                    .collect(Collectors.joining(", "));
            out.printf("  ~ %s  %s%n", id.apply(change.after()), fields);
        }
        changes.removed().forEach(thing -> out.printf("  - %s  %s%n", id.apply(thing), line.apply(thing)));
    }
}
