package org.vigie.enrich.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlProblems;
import org.vigie.enrich.definitions.DefinitionFiles;

/** Rules as people write them: a file of YAML each. What is read is sorted by id. */
public final class RuleFiles {
    private static final ObjectMapper YAML = new YAMLMapper();

    private RuleFiles() {}

    /** The rules that come with Vigie. */
    public static List<Rule> shipped() {
        return parse(DefinitionFiles.shipped("rule"));
    }

    /**
     * The rules in a folder: all its {@code .yaml} and {@code .yml} files; or that of one file.
     *
     * @throws UserError that lists all problems
     */
    public static List<Rule> read(Path folder) {
        return parse(DefinitionFiles.read("rule", folder));
    }

    /**
     * Rules from their texts.
     *
     * @param files by the name under which their problems are told
     * @throws UserError that lists all problems, each as {@code FILE:LINE:COLUMN: what}
     */
    public static List<Rule> parse(Map<String, String> files) {
        var problems = new YamlProblems("rule", "the rules have");
        var owners = new HashMap<String, String>();
        var rules = new ArrayList<Rule>();
        files.forEach((file, yaml) -> {
            var rule = RuleReader.read(file, yaml, problems, owners);
            if (rule != null) {
                rules.add(rule);
            }
        });
        problems.verify();
        rules.sort(Comparator.comparing(Rule::id));
        return List.copyOf(rules);
    }

    /** What is different in two states of a rule, each with its new text; empty where it is gone. */
    public static Map<String, String> differences(Rule before, Rule after) {
        return DefinitionFiles.differences(parts(before), parts(after));
    }

    /** By path, such as {@code where.topic}. */
    private static Map<String, Object> parts(Rule rule) {
        var parts = new LinkedHashMap<String, Object>();
        try {
            put(parts, "", YAML.readTree(rule.yaml()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule that was read is YAML", e);
        }
        return parts;
    }

    private static void put(Map<String, Object> parts, String path, JsonNode part) {
        if (part.isObject()) {
            part.properties().forEach(each -> put(parts, path + "." + each.getKey(), each.getValue()));
        } else {
            parts.put(path.substring(1), text(part));
        }
    }

    private static String text(JsonNode part) {
        return part.isArray()
                ? StreamSupport.stream(part.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : part.asText();
    }
}
