package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.enrich.topics.Topics;

/** Definitions of topics as commands name them: a folder, a file, or a word for those that ship or that are in force. */
final class Definitions {
    static final String SHIPPED = "shipped";
    static final String IN_FORCE = "in-force";

    /** For the help of commands that take all of them. */
    static final String ALL = "a folder or a file of definitions (YAML), \"" + SHIPPED + "\" for those that ship, or \""
            + IN_FORCE + "\" for those of the pipeline that runs or is configured";

    private Definitions() {}

    /** Whoever loads them closes them. */
    static Topics load(@Nullable Path path) {
        return Topics.of(read(path));
    }

    /** Those in force, too. Whoever loads them closes them. */
    static Topics load(Path path, Config config) {
        return Topics.of(read(path, config));
    }

    /** Those in force where there is a pipeline to ask, else those that ship. */
    static Path usual(Config config) {
        return Path.of(Running.hasKafka(config) ? IN_FORCE : SHIPPED);
    }

    /** For people. */
    static String name(Path path) {
        if (isWord(path, IN_FORCE)) {
            return "the topics in force";
        }
        return isWord(path, SHIPPED) ? "the topics that ship" : "the topics of " + path;
    }

    static List<Topic> read(Path path, Config config) {
        return isWord(path, IN_FORCE)
                ? List.copyOf(Running.topics(config).inForce().values())
                : read(path);
    }

    /** @param path null for those that ship */
    static List<Topic> read(@Nullable Path path) {
        if (path == null || isWord(path, SHIPPED)) {
            return TopicFiles.shipped();
        }
        if (!Files.exists(path)) {
            throw new UserError("there are no topics at " + path
                    + ": name a folder of definitions, one file of them, or " + SHIPPED);
        }
        return TopicFiles.read(path);
    }

    private static boolean isWord(Path path, String word) {
        return path.toString().equals(word) && !Files.exists(path);
    }
}
