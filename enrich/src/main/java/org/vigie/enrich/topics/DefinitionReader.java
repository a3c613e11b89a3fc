package org.vigie.enrich.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads one definition from YAML and tells every problem of its form. One thread. */
final class DefinitionReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> PARTS =
            List.of("id", "version", "name", "definition", "boundary", "lists", "entities", "queries");
    private static final List<String> ENTITY_LISTS = List.of("required", "excluded");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().loaderOptions(withoutDuplicates()).build());

    private final String file;
    private final Problems problems;

    DefinitionReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The definition, null where it is too broken to go on with. */
    @Nullable
    TopicDefinition read(String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            var first = e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(file, "not YAML" + where + ": " + first);
            return null;
        }
        if (!root.isObject()) {
            problems.add(file, "not a topic: it needs the fields " + String.join(", ", PARTS));
            return null;
        }
        root.fieldNames().forEachRemaining(part -> {
            if (!PARTS.contains(part)) {
                problems.add(file, "unknown field \"" + part + "\": the fields are " + String.join(", ", PARTS));
            }
        });
        var id = root.path("id").asText();
        if (!ID.matcher(id).matches()) {
            problems.add(file, "id \"" + id + "\": it must be lower-case letters, digits and single hyphens");
        }
        int version = root.path("version").isInt() ? root.path("version").intValue() : 0;
        if (version < 1) {
            problems.add(file, "version: it must be a whole number from 1");
        }
        return new TopicDefinition(
                id,
                version,
                byLanguage(root, "name"),
                byLanguage(root, "definition"),
                byLanguage(root, "boundary"),
                root.has("lists") ? named(root.path("lists"), "lists") : Map.of(),
                root.has("entities") ? entities(root.path("entities")) : EntityRule.NONE,
                queries(root.path("queries")));
    }

    private EntityRule entities(JsonNode node) {
        if (!node.isObject()) {
            problems.add(file, "entities: write lists named required and excluded");
        }
        node.fieldNames().forEachRemaining(part -> {
            if (!ENTITY_LISTS.contains(part)) {
                problems.add(file, "entities." + part + ": the lists are " + String.join(" and ", ENTITY_LISTS));
            }
        });
        return new EntityRule(entities(node, "required"), entities(node, "excluded"));
    }

    private List<String> entities(JsonNode node, String list) {
        var entities = new ArrayList<String>();
        if (node.has(list) && !node.path(list).isArray()) {
            problems.add(file, "entities." + list + ": write a list, such as [country/CN]");
        }
        node.path(list).forEach(entity -> {
            if (EntityRule.isWellFormed(entity.asText())) {
                entities.add(entity.asText());
            } else {
                problems.add(
                        file,
                        "entities." + list + ": \"" + entity.asText() + "\" is none; write country/CN, made-in/CN,"
                                + " developer/ID, family/ID, model/ID, institution/ID, or developer/* for all of a kind");
            }
        });
        return List.copyOf(entities);
    }

    private Map<String, String> byLanguage(JsonNode root, String part) {
        var texts = texts(root.path(part), part);
        texts.keySet().forEach(language -> verifyLanguage(language, part));
        return texts;
    }

    private Map<String, Map<String, String>> queries(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            problems.add(file, "queries: none; write them under a language and an id");
        }
        return named(node, "queries");
    }

    private Map<String, Map<String, String>> named(JsonNode node, String part) {
        var byLanguage = new LinkedHashMap<String, Map<String, String>>();
        node.properties().forEach(entry -> {
            verifyLanguage(entry.getKey(), part);
            byLanguage.put(entry.getKey(), texts(entry.getValue(), part + "." + entry.getKey()));
        });
        byLanguage.forEach((language, texts) -> texts.keySet().forEach(id -> {
            if (!ID.matcher(id).matches()) {
                problems.add(
                        file,
                        part + "." + language + "." + id
                                + ": the id must be lower-case letters, digits and single hyphens");
            }
        }));
        return byLanguage;
    }

    private Map<String, String> texts(JsonNode node, String part) {
        var texts = new LinkedHashMap<String, String>();
        if (!node.isObject() || node.isEmpty()) {
            problems.add(file, part + ": empty");
        }
        node.properties().forEach(entry -> {
            var text = entry.getValue();
            if (!text.isTextual() || text.textValue().isBlank()) {
                problems.add(file, part + "." + entry.getKey() + ": empty or not a text");
            } else {
                texts.put(entry.getKey(), text.textValue().strip());
            }
        });
        return texts;
    }

    private void verifyLanguage(String code, String part) {
        if (!LANGUAGES.contains(code)) {
            problems.add(file, part + "." + code + ": unknown language; write an ISO 639-1 code such as fr");
        }
    }

    private static LoaderOptions withoutDuplicates() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }
}
