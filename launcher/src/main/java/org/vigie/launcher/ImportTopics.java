package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sorts items into exactly the topics of a folder, or adds to those in force. */
@Command(
        name = "import",
        description =
                "Sort items into exactly the topics of a folder: adds, changes and removes. A single file is added to"
                        + " those in force. Items that come from now on are sorted so; a changed query needs a higher version."
                        + " With --shipped --add, topics stay that have been changed since to another version.",
        mixinStandardHelpOptions = true)
final class ImportTopics extends ImportDefinitions<Topic> {
    private static final String BY_HAND = "to import such a topic as it ships: vigie topics export --shipped FOLDER,"
            + " write that version into its file, vigie topics import FOLDER/ID.yaml";

    /** Where topics are read from. */
    static final class Origin {
        @Option(names = "--shipped", description = "the topics that ship with this Vigie")
        private boolean shipped;

        @Parameters(paramLabel = "FOLDER|FILE", arity = "0..1", description = "definitions in YAML, a file each")
        private @Nullable Path path;
    }

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Override
    List<Topic> written() {
        return Definitions.read(origin.shipped ? null : origin.path);
    }

    @Override
    boolean isAddition() {
        return super.isAddition() || origin.path != null && Files.isRegularFile(origin.path);
    }

    /** Who adds what ships keeps the topics that they have changed. */
    @Override
    List<Topic> usable(DefinitionTopic<Topic> topic, List<Topic> written) {
        if (!origin.shipped || !isAddition()) {
            return written;
        }
        var usable = new ArrayList<Topic>();
        for (var one : written) {
            var problems = topic.problems(List.of(one));
            problems.forEach(problem -> remark("left out: " + problem));
            if (problems.isEmpty()) {
                usable.add(one);
            }
        }
        if (usable.size() < written.size()) {
            remark(BY_HAND);
        }
        return usable;
    }

    @Override
    String remedy() {
        return origin.shipped ? "\n" + BY_HAND + "; --add imports the others only" : "";
    }

    @Override
    DefinitionTopic<Topic> inForce(Config config) {
        return Running.topics(config);
    }

    @Override
    ChangesText<Topic> text() {
        return new ChangesText<>(Topic::id, ListTopics::name, TopicFiles::differences);
    }
}
