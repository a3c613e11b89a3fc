package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.topics.Topics;

/** Definitions of topics as commands name them: a folder, a file, or the word for those that ship. */
final class Definitions {
    static final String SHIPPED = "shipped";

    private Definitions() {}

    /** Whoever loads them closes them. */
    static Topics load(@Nullable Path path) {
        if (path == null || path.toString().equals(SHIPPED) && !Files.exists(path)) {
            return Topics.load();
        }
        if (!Files.exists(path)) {
            throw new UserError("there are no topics at " + path
                    + ": name a folder of definitions, one file of them, or " + SHIPPED);
        }
        return Topics.load(path);
    }
}
