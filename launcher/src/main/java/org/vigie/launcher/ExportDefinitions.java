package org.vigie.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.vigie.contract.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes definitions as files, as their authors wrote them, to be edited and imported. */
abstract class ExportDefinitions<T> implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--shipped", description = "those that ship with Vigie instead of those in force")
    private boolean shipped;

    @Option(names = "--force", description = "overwrite files that say something else")
    private boolean force;

    @Parameters(paramLabel = "FOLDER", description = "is created if need be; other files in it stay")
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    abstract Pack<T> pack();

    abstract String id(T thing);

    abstract String yaml(T thing);

    @Override
    public Integer call() {
        var things = shipped
                ? pack().read(null)
                : pack().running().apply(options.config()).inForce().values();
        try {
            Files.createDirectories(folder);
            if (!force) {
                verifyNothingIsLost(things);
            }
            for (var thing : things) {
                Files.write(file(thing), bytes(thing));
            }
        } catch (IOException e) {
            throw new UserError(
                    "cannot write " + pack().name() + "s to " + folder + ": it must be a folder that can be written to",
                    e);
        }
        spec.commandLine().getOut().println(things.size() + " " + pack().name() + "s are in " + folder);
        return 0;
    }

    private void verifyNothingIsLost(Collection<T> things) throws IOException {
        var others = new ArrayList<String>();
        for (var thing : things) {
            if (Files.exists(file(thing)) && !Arrays.equals(Files.readAllBytes(file(thing)), bytes(thing))) {
                others.add(file(thing).toString());
            }
        }
        if (!others.isEmpty()) {
            throw new UserError("nothing is written: " + String.join(", ", others)
                    + " would be overwritten with something else; name another folder, or say --force");
        }
    }

    private byte[] bytes(T thing) {
        return yaml(thing).getBytes(StandardCharsets.UTF_8);
    }

    private Path file(T thing) {
        return folder.resolve(id(thing) + ".yaml");
    }
}
