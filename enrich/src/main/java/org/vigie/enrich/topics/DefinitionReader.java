package org.vigie.enrich.topics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.YamlPart;
import org.vigie.contract.YamlProblems;

/** Reads one definition from YAML and tells every problem of it. One thread. */
final class DefinitionReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");
    private static final List<String> PARTS =
            List.of("id", "version", "name", "definition", "boundary", "lists", "entities", "queries");
    private static final List<String> ENTITY_LISTS = List.of("required", "excluded");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private DefinitionReader() {}

    /**
     * The topic, null where it is too broken to go on with; of no use where a problem was told.
     *
     * @param owners the files of the ids read so far, to which this one's is added
     */
    static @Nullable Topic read(String file, String yaml, YamlProblems problems, Map<String, String> owners) {
        var root = YamlPart.read(file, yaml, problems);
        if (root == null) {
            return null;
        }
        var topic = topic(root, yaml);
        var other = owners.putIfAbsent(topic.id(), file);
        if (other != null) {
            root.part("id").problem("\"" + topic.id() + "\" is also in " + other);
        }
        return topic;
    }

    private static Topic topic(YamlPart root, String yaml) {
        root.parts().forEach((name, part) -> {
            if (!PARTS.contains(name)) {
                part.problem(
                        "unknown field; the fields are " + String.join(", ", PARTS) + DidYouMean.inWords(name, PARTS));
            }
        });
        var lists = root.part("lists").isThere() ? named(root.part("lists")) : Map.<String, Map<String, YamlPart>>of();
        var queries = named(root.part("queries"));
        var definition = new TopicDefinition(
                id(root.part("id")),
                version(root.part("version")),
                strings(byLanguage(root.part("name"))),
                strings(byLanguage(root.part("definition"))),
                strings(byLanguage(root.part("boundary"))),
                stringsByLanguage(lists),
                entities(root.part("entities")),
                stringsByLanguage(queries));
        var compiled = new LinkedHashMap<String, Map<String, Query>>();
        queries.forEach((language, byId) -> compiled.put(
                language, compiled(language, byId, definition.lists().getOrDefault(language, Map.of()))));
        return new Topic(yaml, definition, compiled);
    }

    /** A query by language; it is named as what has it. */
    static Topic ofQueries(String id, int version, YamlPart queries) {
        var byLanguage = new LinkedHashMap<String, Map<String, YamlPart>>();
        byLanguage(queries).forEach((language, query) -> byLanguage.put(language, Map.of(id, query)));
        var compiled = new LinkedHashMap<String, Map<String, Query>>();
        byLanguage.forEach((language, byId) -> compiled.put(language, compiled(language, byId, Map.of())));
        var definition = new TopicDefinition(
                id, version, Map.of(), Map.of(), Map.of(), Map.of(), EntityRule.NONE, stringsByLanguage(byLanguage));
        return new Topic("", definition, compiled);
    }

    private static String id(YamlPart part) {
        verifyId(part, part.text());
        return part.text();
    }

    private static int version(YamlPart part) {
        if (VERSION.matcher(part.text()).matches()) {
            return Integer.parseInt(part.text());
        }
        part.problem("it must be a whole number from 1");
        return 0;
    }

    private static EntityRule entities(YamlPart part) {
        if (part.isThere() && !part.isMap()) {
            part.problem("write lists named required and excluded");
        }
        part.parts().forEach((name, list) -> {
            if (!ENTITY_LISTS.contains(name)) {
                list.problem("the lists are " + String.join(" and ", ENTITY_LISTS));
            } else if (!list.isList()) {
                list.problem("write a list, such as [country/CN]");
            }
        });
        return new EntityRule(entityList(part.part("required")), entityList(part.part("excluded")));
    }

    private static List<String> entityList(YamlPart list) {
        for (var entity : list.list()) {
            if (!EntityRule.isWellFormed(entity.text())) {
                entity.problem("\"" + entity.text() + "\" is none; " + EntityRule.FORMS);
            }
        }
        return list.list().stream().map(YamlPart::text).toList();
    }

    private static Map<String, YamlPart> byLanguage(YamlPart part) {
        return texts(part, DefinitionReader::verifyLanguage);
    }

    /** By language, then by id. */
    private static Map<String, Map<String, YamlPart>> named(YamlPart part) {
        if (part.parts().isEmpty()) {
            part.problem("empty: write them under a language and an id");
        }
        var byLanguage = new LinkedHashMap<String, Map<String, YamlPart>>();
        part.parts().forEach((language, under) -> {
            verifyLanguage(under, language);
            byLanguage.put(language, texts(under, DefinitionReader::verifyId));
        });
        return byLanguage;
    }

    /** Those that are texts, by name. */
    private static Map<String, YamlPart> texts(YamlPart part, BiConsumer<YamlPart, String> verifyName) {
        if (part.parts().isEmpty()) {
            part.problem("empty");
        }
        var texts = new LinkedHashMap<String, YamlPart>();
        part.parts().forEach((name, text) -> {
            verifyName.accept(text, name);
            if (text.text().isEmpty()) {
                text.problem("empty or not a text");
            } else {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static Map<String, Query> compiled(String language, Map<String, YamlPart> byId, Map<String, String> lists) {
        var reader = new QueryReader(language, lists);
        var compiled = new LinkedHashMap<String, Query>();
        byId.forEach((id, part) -> {
            var query = reader.read(part.text(), (what, offset) -> part.problem(offset, what));
            if (query != null) {
                compiled.put(id, query);
            }
        });
        return compiled;
    }

    private static Map<String, String> strings(Map<String, YamlPart> parts) {
        var strings = new LinkedHashMap<String, String>();
        parts.forEach((name, part) -> strings.put(name, part.text()));
        return strings;
    }

    private static Map<String, Map<String, String>> stringsByLanguage(Map<String, Map<String, YamlPart>> parts) {
        var strings = new LinkedHashMap<String, Map<String, String>>();
        parts.forEach((language, byId) -> strings.put(language, strings(byId)));
        return strings;
    }

    private static void verifyId(YamlPart part, String id) {
        if (!ID.matcher(id).matches()) {
            part.problem("\"" + id + "\" must be lower-case letters, digits and single hyphens");
        }
    }

    private static void verifyLanguage(YamlPart part, String code) {
        if (!LANGUAGES.contains(code)) {
            part.problem("unknown language; write an ISO 639-1 code such as fr");
        }
    }
}
