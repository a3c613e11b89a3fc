package org.vigie.ingest.sources;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Source;
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

/** Writes a list of sources as a person would: a field per line, short lists in one line, quotes only where YAML needs them. */
final class SourcesYaml {
    private static final String ITEM = "\n  - ";

    private SourcesYaml() {}

    static String write(List<Source> sources) {
        if (sources.isEmpty()) {
            return "sources: []\n";
        }
        var list = new SequenceNode(
                Tag.SEQ,
                sources.stream().map(SourceForm::texts).map(SourcesYaml::source).toList(),
                FlowStyle.BLOCK);
        var text = new StringWriter();
        var options = options();
        var serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(new MappingNode(Tag.MAP, List.of(field("sources", list)), FlowStyle.BLOCK));
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

    private static Node source(Map<String, Object> texts) {
        return new MappingNode(
                Tag.MAP,
                texts.entrySet().stream()
                        .map(field -> field(field.getKey(), value(field.getKey(), field.getValue())))
                        .toList(),
                FlowStyle.BLOCK);
    }

    private static NodeTuple field(String name, Node value) {
        return new NodeTuple(scalar(name), value);
    }

    private static Node value(String field, Object value) {
        return switch (value) {
            case List<?> list ->
                new SequenceNode(
                        Tag.SEQ,
                        list.stream()
                                .map(each -> (Node) scalar(each.toString()))
                                .toList(),
                        FlowStyle.FLOW);
            case Map<?, ?> map ->
                new MappingNode(
                        Tag.MAP,
                        map.entrySet().stream()
                                .map(each -> field(
                                        each.getKey().toString(),
                                        scalar(each.getValue().toString())))
                                .toList(),
                        field.equals(SourceForm.WATCH) ? FlowStyle.BLOCK : FlowStyle.FLOW);
            default -> scalar(value.toString());
        };
    }

    private static ScalarNode scalar(String text) {
        boolean isTrueOrFalse = text.equals("true") || text.equals("false");
        var style = text.chars().anyMatch(Character::isISOControl) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(isTrueOrFalse ? Tag.BOOL : Tag.STR, text, null, null, style);
    }
}
