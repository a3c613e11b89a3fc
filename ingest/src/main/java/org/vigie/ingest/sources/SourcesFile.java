package org.vigie.ingest.sources;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Source;
import org.vigie.contract.UserError;
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
 * The list of sources as people write it. It is read from YAML's nodes, not from its values: they know their lines, and a
 * country {@code NO} is a text there.
 *
 * <pre>
 * sources:
 *   - id: le-fil                     # lower-case letters, digits, dots, hyphens and underscores
 *     kind: feed                     # or hugging-face, github ...; feed if left out
 *     url: https://lefil.example/rss.xml
 *     outlet: Le Fil                 # the id if left out
 *     language: fr                   # optional from here on: ISO 639
 *     country: FR                    # ISO 3166-1 alpha-2
 *     groups: [press, technology]    # what it is filed under
 *     every: PT10M                   # time between two polls
 *     conditional-get: false         # for publishers whose validators do not change with the feed
 *     full-text: true                # the pages behind the entries are read, too
 *     headers: {User-Agent: Reader}  # sent to its own host
 *     credentials: le-fil            # ingest.credentials.le-fil in the configuration of the process that polls
 *     networks: [10.0.0.0/8]         # private networks that it may lead to
 * </pre>
 */
public final class SourcesFile {
    private final URI base;
    private final List<String> problems = new ArrayList<>();

    private SourcesFile(URI base) {
        this.base = base;
    }

    /**
     * Reads a text.
     *
     * @param name of the text in messages
     * @param base relative addresses are resolved against it
     * @throws UserError that lists all problems
     */
    public static List<Source> parse(String yaml, String name, URI base) {
        var file = new SourcesFile(base);
        return Problems.none(name, file.problems, file.sources(list(yaml, name)));
    }

    /** The same list as a text. */
    public static String write(List<Source> sources) {
        return SourcesYaml.write(sources);
    }

    private static SequenceNode list(String yaml, String name) {
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
            for (var field : map.getValue()) {
                if (scalar(field.getKeyNode()).equals("sources") && field.getValueNode() instanceof SequenceNode list) {
                    return list;
                }
            }
        }
        throw new UserError(name + " has no list \"sources:\"");
    }

    private List<Source> sources(SequenceNode list) {
        var sources = new ArrayList<Source>();
        var lines = new HashMap<String, Integer>();
        for (var node : list.getValue()) {
            if (node instanceof MappingNode map) {
                var source = source(map);
                var earlier = lines.putIfAbsent(source.id(), line(node));
                if (earlier != null) {
                    problem(node, source.id(), "id is given to two sources, the other one in line " + earlier);
                }
                sources.add(source);
            } else {
                problem(node, "\"" + scalar(node) + "\"", "is no source: it needs an id and a url");
            }
        }
        return sources;
    }

    private Source source(MappingNode map) {
        var lines = new HashMap<String, Node>();
        var texts = new LinkedHashMap<String, Object>();
        var twice = new ArrayList<NodeTuple>();
        for (var field : map.getValue()) {
            var name = scalar(field.getKeyNode());
            if (lines.putIfAbsent(name, field.getKeyNode()) == null) {
                texts.put(name, value(field.getValueNode()));
            } else {
                twice.add(field);
            }
        }
        var id = String.valueOf(texts.getOrDefault("id", ""));
        var where = id.isEmpty() ? "a source without id" : id;
        twice.forEach(field -> problem(field.getKeyNode(), where, scalar(field.getKeyNode()) + " is said twice"));
        return SourceForm.read(
                texts, base, (field, what) -> problem(lines.getOrDefault(field, map), where, field + " " + what));
    }

    private static Object value(Node node) {
        return switch (node) {
            case SequenceNode list ->
                list.getValue().stream().map(SourcesFile::scalar).toList();
            case MappingNode map -> {
                Map<String, String> values = new LinkedHashMap<>();
                map.getValue().forEach(field -> values.put(scalar(field.getKeyNode()), scalar(field.getValueNode())));
                yield values;
            }
            default -> scalar(node);
        };
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }

    private void problem(Node node, String where, String what) {
        problems.add("line " + line(node) + ": " + where + ": " + what);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
