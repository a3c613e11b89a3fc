package org.vigie.enrich.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Definition;
import org.vigie.contract.UserError;
import org.vigie.enrich.definitions.DefinitionKind;

/** Topics as they cross Kafka: as the text that somebody wrote, comments and all. */
public final class TopicKind implements DefinitionKind<Topic> {
    public static final TopicKind INSTANCE = new TopicKind();

    private TopicKind() {}

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public String id(Topic topic) {
        return topic.id();
    }

    @Override
    public Definition write(Topic topic) {
        return Definition.ofTopic(String.valueOf(topic.definition().version()), topic.yaml());
    }

    @Override
    public Topic read(String key, Definition definition) throws RefusedException {
        var yaml = definition.topic();
        if (yaml == null) {
            throw new RefusedException("there is no topic in it");
        }
        try {
            var topic = TopicFiles.parse(Map.of(key, yaml)).getFirst();
            if (!topic.id().equals(idOf(key))) {
                throw new RefusedException("its id is " + topic.id());
            }
            return topic;
        } catch (UserError e) {
            throw new RefusedException(String.valueOf(e.getMessage()).replace("\n  ", "; "));
        }
    }

    /** Evidence names a topic's version, so a version says the same for ever. */
    @Override
    public List<String> problems(Map<String, Topic> known, Collection<Topic> wanted) {
        var problems = new ArrayList<String>();
        for (var topic : wanted) {
            var before = known.get(topic.id());
            var problem = before == null ? null : problem(before.definition(), topic.definition());
            if (problem != null) {
                problems.add(topic.id() + ": " + problem);
            }
        }
        return problems;
    }

    private static @Nullable String problem(TopicDefinition before, TopicDefinition after) {
        int least = before.version() + 1;
        if (after.version() < before.version()) {
            return "version " + after.version() + " is older than version " + before.version()
                    + ", which is in force; write version: " + least;
        }
        return after.version() == before.version() && !after.matchesAs(before)
                ? "it matches otherwise than the version " + before.version() + " that is in force; write version: "
                        + least
                : null;
    }
}
