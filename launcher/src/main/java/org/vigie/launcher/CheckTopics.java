package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at definitions of topics without starting or asking anything. */
@Command(
        name = "check",
        description = "Check definitions of topics: all problems at once, each as FILE:LINE:COLUMN; and developers"
                + " that nobody has registered.",
        mixinStandardHelpOptions = true)
final class CheckTopics implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(
            paramLabel = "FOLDER|FILE",
            arity = "0..1",
            description = "definitions in YAML; if left out, enrich.topics or those that ship")
    private @Nullable Path path;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var topics = Definitions.read(path == null ? config.enrich().topics() : path);
        var out = spec.commandLine().getOut();
        out.println(report(topics));
        var known = KnownNames.configured(config);
        topics.forEach(topic -> known.remarks(topic).forEach(remark -> out.println("  " + remark)));
        out.println("no problems");
        return 0;
    }

    /** What can be said of topics without problems. */
    static String report(Collection<Topic> topics) {
        return "topics: " + topics.size() + ", "
                + topics.stream().mapToInt(ListTopics::queries).sum() + " queries";
    }
}
