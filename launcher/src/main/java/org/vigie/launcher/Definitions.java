package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.enrich.topics.Topics;

/** Definitions of topics as commands name them. */
final class Definitions {
    static final String SHIPPED = Pack.SHIPPED;
    static final String IN_FORCE = Pack.IN_FORCE;

    /** For the help of commands that take all of them. */
    static final String ALL = "a folder or a file of definitions (YAML), \"" + SHIPPED + "\" for those that ship, or \""
            + IN_FORCE + "\" for those of the pipeline that runs or is configured";

    static final Pack<Topic> PACK = new Pack<>("topic", TopicFiles::shipped, TopicFiles::read, Running::topics);

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
        return PACK.described(path);
    }

    static List<Topic> read(Path path, Config config) {
        return PACK.read(path, config);
    }

    /** @param path null for those that ship */
    static List<Topic> read(@Nullable Path path) {
        return PACK.read(path);
    }
}
