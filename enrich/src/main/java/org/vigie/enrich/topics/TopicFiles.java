package org.vigie.enrich.topics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlProblems;
import org.vigie.enrich.definitions.DefinitionFiles;

/** Topics as people write them: a file of YAML each. What is read is sorted by id. */
public final class TopicFiles {
    private TopicFiles() {}

    /**
     * The topics that come with Vigie.
     *
     * @throws UserError that lists all problems
     */
    public static List<Topic> shipped() {
        return parse(DefinitionFiles.shipped("topic"));
    }

    /**
     * The topics in a folder: all its {@code .yaml} and {@code .yml} files; or that of one file.
     *
     * @throws UserError that lists all problems
     */
    public static List<Topic> read(Path folder) {
        return parse(DefinitionFiles.read("topic", folder));
    }

    /**
     * Topics from their texts.
     *
     * @param files by the name under which their problems are told
     * @throws UserError that lists all problems, each as {@code FILE:LINE:COLUMN: what}
     */
    public static List<Topic> parse(Map<String, String> files) {
        var problems = new YamlProblems("topic", "the topics have");
        var owners = new HashMap<String, String>();
        var topics = new ArrayList<Topic>();
        files.forEach((file, yaml) -> {
            var topic = DefinitionReader.read(file, yaml, problems, owners);
            if (topic != null) {
                topics.add(topic);
            }
        });
        problems.verify();
        topics.sort(Comparator.comparing(Topic::id));
        return List.copyOf(topics);
    }

    /** What is different in two states of a topic, each with its new text; empty where it is gone. */
    public static Map<String, String> differences(Topic before, Topic after) {
        return DefinitionFiles.differences(parts(before.definition()), parts(after.definition()));
    }

    /** Of all languages, by path, such as {@code queries.fr.par-nom}. */
    private static Map<String, Object> parts(TopicDefinition topic) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("version", topic.version());
        put(parts, "name", topic.name());
        put(parts, "definition", topic.definition());
        put(parts, "boundary", topic.boundary());
        topic.lists().forEach((language, lists) -> put(parts, "lists." + language, lists));
        parts.put("entities.required", String.join(", ", topic.entities().required()));
        parts.put("entities.excluded", String.join(", ", topic.entities().excluded()));
        topic.queries().forEach((language, queries) -> put(parts, "queries." + language, queries));
        return parts;
    }

    private static void put(Map<String, Object> parts, String path, Map<String, String> texts) {
        texts.forEach((name, text) -> parts.put(path + "." + name, text));
    }
}
