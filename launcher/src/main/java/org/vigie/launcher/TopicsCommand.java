package org.vigie.launcher;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The topics that items are sorted into, which a running {@code enrich} follows at once; and, since people look for them here, Kafka's. */
@Command(
        name = "topics",
        description = "The topics that items are sorted into, and the pipeline's Kafka topics.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListTopics.class,
            TestTopics.class,
            DiffTopics.class,
            CheckTopics.class,
            ImportTopics.class,
            ExportTopics.class,
            RemoveTopics.class,
            EvaluateTopics.class,
        })
final class TopicsCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "create",
            description = "Create the Kafka topics that are missing; existing ones are left alone.",
            mixinStandardHelpOptions = true)
    int create(@Mixin Options options) {
        var config = options.config();
        PrintWriter out = spec.commandLine().getOut();
        var kafka = config.kafka().in(new Epochs(config.kafka()).live());
        try (var admin = new KafkaAdmin(kafka)) {
            var created = admin.createTopics();
            created.forEach(name -> out.println("created " + name));
            out.println(created.size() + " topics created, "
                    + (kafka.topics().all().size() - created.size()) + " were there");
        }
        return 0;
    }
}
