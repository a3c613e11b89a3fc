package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * Where definitions of one kind come from that are a file each, as commands and settings name it: a folder, a file, or a word
 * for those that ship or that are in force.
 *
 * @param name of the kind, such as {@code topic}
 * @param shipped those that ship
 * @param files those of a folder or of one file
 * @param running those of the pipeline that runs or is configured
 */
record Pack<T>(
        String name,
        Supplier<List<T>> shipped,
        Function<Path, List<T>> files,
        Function<Config, DefinitionTopic<T>> running) {
    static final String SHIPPED = "shipped";
    static final String IN_FORCE = "in-force";

    List<T> read(Path path, Config config) {
        return isWord(path, IN_FORCE)
                ? List.copyOf(running.apply(config).inForce().values())
                : read(path);
    }

    /** @param path null for those that ship */
    List<T> read(@Nullable Path path) {
        if (path == null || isWord(path, SHIPPED)) {
            return shipped.get();
        }
        if (!Files.exists(path)) {
            throw new UserError("there are no " + name + "s at " + path
                    + ": name a folder of definitions, one file of them, or " + SHIPPED);
        }
        return files.apply(path);
    }

    /** For people. */
    String described(Path path) {
        if (isWord(path, IN_FORCE)) {
            return "the " + name + "s in force";
        }
        return isWord(path, SHIPPED) ? "the " + name + "s that ship" : "the " + name + "s of " + path;
    }

    private static boolean isWord(Path path, String word) {
        return path.toString().equals(word) && !Files.exists(path);
    }
}
