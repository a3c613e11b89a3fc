package org.vigie.contract;

import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML document. It is read from YAML's nodes, which know their places: what is wrong with a part is told with
 * its path ({@code queries.en}) and where its name stands. Every scalar is a text: the language {@code no} is Norwegian. One
 * thread.
 */
public final class YamlPart {
    private record Document(String file, String yaml, YamlProblems problems) {}

    private final Document document;
    private final String path;
    private final Node place;
    private final @Nullable Node node;
    private @Nullable Map<String, YamlPart> parts;

    private YamlPart(Document document, String path, Node place, @Nullable Node node) {
        this.document = document;
        this.path = path;
        this.place = place;
        this.node = node;
    }

    /** All of a document; null, with the problem told, where it is not YAML or has no fields. */
    public static @Nullable YamlPart read(String file, String yaml, YamlProblems problems) {
        var document = new Document(file, yaml.replaceFirst("^\\uFEFF", ""), problems);
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // nodes are read where they are, never multiplied
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(document.yaml));
            if (root instanceof MappingNode) {
                return new YamlPart(document, "", root, root);
            }
            problems.add(file, YamlPlace.START, "not a " + problems.thing() + ": it has no fields");
        } catch (MarkedYAMLException e) {
            problems.add(file, YamlPlace.of(e.getProblemMark()), "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file, YamlPlace.START, "not YAML: " + e.getMessage());
        }
        return null;
    }

    /** Whether it is in the document. */
    public boolean isThere() {
        return node != null;
    }

    /** Whether it has fields. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** By name, none where it is no map. One that is said twice is a problem, and the first counts. */
    public Map<String, YamlPart> parts() {
        if (parts == null) {
            parts = new LinkedHashMap<>();
            for (var each : node instanceof MappingNode map ? map.getValue() : List.<NodeTuple>of()) {
                var name = scalar(each.getKeyNode());
                var part = new YamlPart(document, under(name), each.getKeyNode(), each.getValueNode());
                if (parts.putIfAbsent(name, part) != null) {
                    part.problem("it is said twice: leave one of them out");
                }
            }
        }
        return parts;
    }

    /** One that may not be there; it stands where this part stands then. */
    public YamlPart part(String name) {
        var part = parts().get(name);
        return part == null ? new YamlPart(document, under(name), place, null) : part;
    }

    /** What it lists, nothing where it is no list. */
    public List<YamlPart> list() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(each -> new YamlPart(document, path, each, each))
                        .toList()
                : List.of();
    }

    /** Without spaces around it, empty where it is no text. */
    public String text() {
        return node == null ? "" : scalar(node).strip();
    }

    /** Tells of every field that has none of these names, and where there are no fields in something that must have them. */
    public void verifyFields(Collection<String> names) {
        if (isThere() && !isMap()) {
            problem("it must have fields: " + String.join(", ", names));
        }
        parts().forEach((name, part) -> {
            if (!names.contains(name)) {
                part.problem(
                        "unknown field; the fields are " + String.join(", ", names) + DidYouMean.inWords(name, names));
            }
        });
    }

    /** Its text; that there is none is told. */
    public String required() {
        if (text().isEmpty()) {
            problem("it is missing");
        }
        return text();
    }

    /** A list of texts, or a single one. That there is no text in a place is told, and the place left out. */
    public List<String> texts() {
        var texts = isList() ? list() : isThere() ? List.of(this) : List.<YamlPart>of();
        return texts.stream()
                .map(YamlPart::required)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Tells what is wrong with it. */
    public void problem(String what) {
        tell(YamlPlace.of(place.getStartMark()), what);
    }

    /**
     * Tells what is wrong with it, at a character.
     *
     * @param offset in {@link #text}, from 0
     */
    public void problem(int offset, String what) {
        tell(
                node instanceof ScalarNode scalar
                        ? YamlPlace.inside(scalar, offset, document.yaml)
                        : YamlPlace.of(place.getStartMark()),
                what);
    }

    private void tell(YamlPlace at, String what) {
        document.problems.add(document.file, at, path.isEmpty() ? what : path + ": " + what);
    }

    private String under(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }
}
