package org.vigie.launcher;

import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.Command;

/** Takes topics out of force. */
@Command(
        name = "remove",
        description = "Sort items into some topics no longer. Those that were stay so until they are revised.",
        mixinStandardHelpOptions = true)
final class RemoveTopics extends RemoveDefinitions<Topic> {
    @Override
    DefinitionTopic<Topic> inForce(Config config) {
        return Running.topics(config);
    }

    @Override
    String name(Topic topic) {
        return ListTopics.name(topic);
    }
}
