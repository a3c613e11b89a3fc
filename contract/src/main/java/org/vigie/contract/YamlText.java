package org.vigie.contract;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes a list as a person would: a field per line, short lists in one line, quotes only where YAML needs them. */
final class YamlText {
    private static final String ITEM = "\n  - ";

    private YamlText() {}

    static String write(String field, List<Map<String, Object>> things) {
        if (things.isEmpty()) {
            return field + ": []\n";
        }
        var list =
                new SequenceNode(Tag.SEQ, things.stream().map(YamlText::thing).toList(), FlowStyle.BLOCK);
        var text = new StringWriter();
        var options = options();
        var serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(new MappingNode(Tag.MAP, List.of(field(field, list)), FlowStyle.BLOCK));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string never fails
        }
        // No text in it has a line break of its own: such texts are in double quotes.
        return text.toString().replace(ITEM, "\n" + ITEM).replaceFirst("\n\n", "\n");
    }

    private static DumperOptions options() {
        var options = new DumperOptions();
        options.setIndent(4);
        options.setIndicatorIndent(2);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        return options;
    }

    private static Node thing(Map<String, Object> texts) {
        return new MappingNode(
                Tag.MAP,
                texts.entrySet().stream()
                        .map(field -> field(field.getKey(), value(field.getValue())))
                        .toList(),
                FlowStyle.BLOCK);
    }

    private static NodeTuple field(String name, Node value) {
        return new NodeTuple(scalar(name), value);
    }

    /** A map in an order of its own has a field per line. */
    private static Node value(Object value) {
        return switch (value) {
            case List<?> list ->
                new SequenceNode(
                        Tag.SEQ,
                        list.stream()
                                .map(each -> (Node) scalar(each.toString()))
                                .toList(),
                        FlowStyle.FLOW);
            case SortedMap<?, ?> sorted -> map(sorted, FlowStyle.FLOW);
            case SequencedMap<?, ?> ordered -> map(ordered, FlowStyle.BLOCK);
            case Map<?, ?> map -> map(new TreeMap<>(map), FlowStyle.FLOW);
            default -> scalar(value.toString());
        };
    }

    private static Node map(Map<?, ?> map, FlowStyle style) {
        return new MappingNode(
                Tag.MAP,
                map.entrySet().stream()
                        .map(each -> field(each.getKey().toString(), value(each.getValue())))
                        .toList(),
                style);
    }

    private static ScalarNode scalar(String text) {
        boolean isTrueOrFalse = text.equals("true") || text.equals("false");
        var style = text.chars().anyMatch(Character::isISOControl) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(isTrueOrFalse ? Tag.BOOL : Tag.STR, text, null, null, style);
    }
}
