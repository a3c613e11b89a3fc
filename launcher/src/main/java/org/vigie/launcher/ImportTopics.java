package org.vigie.launcher;

import java.util.List;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import picocli.CommandLine.Command;

/** Sorts items into exactly the topics of a folder, or adds to those in force. */
@Command(
        name = "import",
        description =
                "Sort items into exactly the topics of a folder: adds, changes and removes. A single file is added to"
                        + " those in force. Items that come from now on are sorted so; a changed query needs a higher version."
                        + " With --shipped --add, topics stay that have been changed since to another version.",
        mixinStandardHelpOptions = true)
final class ImportTopics extends ImportFolder<Topic> {
    @Override
    Pack<Topic> pack() {
        return Definitions.PACK;
    }

    @Override
    List<Topic> usable(DefinitionTopic<Topic> topic, List<Topic> written) {
        var usable = super.usable(topic, written);
        var known = KnownNames.inForce(config());
        usable.forEach(one -> known.remarks(one).forEach(this::remark));
        return usable;
    }

    @Override
    ChangesText<Topic> text() {
        return new ChangesText<>(Topic::id, ListTopics::name, TopicFiles::differences);
    }
}
