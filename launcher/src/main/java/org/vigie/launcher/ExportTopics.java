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
import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes topics as files, to be edited and imported. */
@Command(
        name = "export",
        description = "Write the topics in force as YAML, as their authors wrote them: ID.yaml each.",
        mixinStandardHelpOptions = true)
final class ExportTopics implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--shipped", description = "those that ship with Vigie instead of those in force")
    private boolean shipped;

    @Option(names = "--force", description = "overwrite files that say something else")
    private boolean force;

    @Parameters(paramLabel = "FOLDER", description = "is created if need be; other files in it stay")
    private Path folder = Path.of("topics");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var topics = shipped
                ? Definitions.read(null)
                : Running.topics(options.config()).inForce().values();
        try {
            Files.createDirectories(folder);
            if (!force) {
                verifyNothingIsLost(topics);
            }
            for (var topic : topics) {
                Files.write(file(topic), bytes(topic));
            }
        } catch (IOException e) {
            throw new UserError("cannot write topics to " + folder + ": it must be a folder that can be written to", e);
        }
        spec.commandLine().getOut().println(topics.size() + " topics are in " + folder);
        return 0;
    }

    private void verifyNothingIsLost(Collection<Topic> topics) throws IOException {
        var others = new ArrayList<String>();
        for (var topic : topics) {
            if (Files.exists(file(topic)) && !Arrays.equals(Files.readAllBytes(file(topic)), bytes(topic))) {
                others.add(file(topic).toString());
            }
        }
        if (!others.isEmpty()) {
            throw new UserError("nothing is written: " + String.join(", ", others)
                    + " would be overwritten with something else; name another folder, or say --force");
        }
    }

    private static byte[] bytes(Topic topic) {
        return topic.yaml().getBytes(StandardCharsets.UTF_8);
    }

    private Path file(Topic topic) {
        return folder.resolve(topic.id() + ".yaml");
    }
}
