package org.vigie.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts exactly the definitions of a folder in force, or adds to those in force. What ships gives way to what was changed. */
abstract class ImportFolder<T> extends ImportDefinitions<T> {
    /** Where definitions are read from. */
    static final class Origin {
        @Option(names = "--shipped", description = "those that ship with this Vigie")
        private boolean shipped;

        @Parameters(paramLabel = "FOLDER|FILE", arity = "0..1", description = "definitions in YAML, a file each")
        private @Nullable Path path;
    }

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    abstract Pack<T> pack();

    @Override
    List<T> written() {
        return pack().read(origin.shipped ? null : origin.path);
    }

    @Override
    DefinitionTopic<T> inForce(Config config) {
        return pack().running().apply(config);
    }

    @Override
    boolean isAddition() {
        return super.isAddition() || origin.path != null && Files.isRegularFile(origin.path);
    }

    /** Who adds what ships keeps those that they have changed. */
    @Override
    List<T> usable(DefinitionTopic<T> topic, List<T> written) {
        if (!origin.shipped || !isAddition()) {
            return written;
        }
        var usable = new ArrayList<T>();
        for (var one : written) {
            var problems = topic.problems(List.of(one));
            problems.forEach(problem -> remark("left out: " + problem));
            if (problems.isEmpty()) {
                usable.add(one);
            }
        }
        if (usable.size() < written.size()) {
            remark(byHand());
        }
        return usable;
    }

    @Override
    String remedy() {
        return origin.shipped ? "\n" + byHand() + "; --add imports the others only" : "";
    }

    private String byHand() {
        var kind = pack().name();
        return "to import such a " + kind + " as it ships: vigie " + kind + "s export --shipped FOLDER,"
                + " write that version into its file, vigie " + kind + "s import FOLDER/ID.yaml";
    }
}
