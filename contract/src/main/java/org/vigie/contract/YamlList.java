package org.vigie.contract;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A list of things that people write in YAML. It is read from YAML's nodes, not from its values: they know their lines, and a
 * country {@code NO} is a text there.
 */
public final class YamlList {
    private YamlList() {}

    /**
     * One thing of the list.
     *
     * @param line where it begins, from 1
     * @param bare the text that stands in its place, null where it has fields
     * @param texts by field: a text, a list of texts, or a map whose values are texts or lists of texts
     * @param lines where each field stands
     * @param repeated fields that were said before, and where they are said again
     */
    public record Entry(
            int line,
            @Nullable String bare,
            Map<String, Object> texts,
            Map<String, Integer> lines,
            List<Map.Entry<String, Integer>> repeated) {}

    /**
     * Reads a list.
     *
     * @param name of the text in messages
     * @param field under which the list stands, unless it is all there is
     * @throws UserError when there is no such list
     */
    public static List<Entry> read(String yaml, String name, String field) {
        return list(yaml, name, field).getValue().stream().map(YamlList::entry).toList();
    }

    /** The same as a text: a field per line, what has several values in one line, an empty line between two things. */
    public static String write(String field, List<Map<String, Object>> things) {
        return YamlText.write(field, things);
    }

    private static SequenceNode list(String yaml, String name, String field) {
        Node root;
        try {
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(Integer.MAX_VALUE); // nodes are read where they are, never multiplied
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
        } catch (YAMLException e) {
            throw new UserError(name + " is not YAML: " + e.getMessage(), e);
        }
        if (root instanceof SequenceNode list) {
            return list;
        }
        if (root instanceof MappingNode map) {
            for (var each : map.getValue()) {
                if (scalar(each.getKeyNode()).equals(field) && each.getValueNode() instanceof SequenceNode list) {
                    return list;
                }
            }
        }
        throw new UserError(name + " has no list \"" + field + ":\"");
    }

    private static Entry entry(Node node) {
        var texts = new LinkedHashMap<String, Object>();
        var lines = new LinkedHashMap<String, Integer>();
        var repeated = new ArrayList<Map.Entry<String, Integer>>();
        for (var field : parts(node)) {
            var name = scalar(field.getKeyNode());
            int line = line(field.getKeyNode());
            if (lines.putIfAbsent(name, line) == null) {
                texts.put(name, value(field.getValueNode()));
                parts(field.getValueNode())
                        .forEach(part -> lines.put(name + "." + scalar(part.getKeyNode()), line(part.getKeyNode())));
            } else {
                repeated.add(Map.entry(name, line));
            }
        }
        return new Entry(line(node), node instanceof MappingNode ? null : scalar(node), texts, lines, repeated);
    }

    private static List<NodeTuple> parts(Node node) {
        return node instanceof MappingNode map ? map.getValue() : List.of();
    }

    private static Object value(Node node) {
        if (!(node instanceof MappingNode map)) {
            return textOrList(node);
        }
        var values = new LinkedHashMap<String, Object>();
        map.getValue().forEach(field -> values.put(scalar(field.getKeyNode()), textOrList(field.getValueNode())));
        return values;
    }

    private static Object textOrList(Node node) {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(YamlList::scalar).toList()
                : scalar(node);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
