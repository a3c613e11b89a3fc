package org.vigie.launcher;

import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.Command;

/** Writes topics as files, to be edited and imported. */
@Command(
        name = "export",
        description = "Write the topics in force as YAML, as their authors wrote them: ID.yaml each.",
        mixinStandardHelpOptions = true)
final class ExportTopics extends ExportDefinitions<Topic> {
    @Override
    Pack<Topic> pack() {
        return Definitions.PACK;
    }

    @Override
    String id(Topic topic) {
        return topic.id();
    }

    @Override
    String yaml(Topic topic) {
        return topic.yaml();
    }
}
