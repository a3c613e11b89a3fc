package org.vigie.enrich.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.search.Query;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.UserError;

/**
 * The topics in force, and which of them an item belongs to. The same item always gives the same answer. Thread-safe;
 * whoever loaded it closes it, else a thread of the library keeps the process alive.
 */
public final class Topics implements AutoCloseable {
    private static final String PACK = "/topics/";

    /**
     * What an item is about stands in its title and its first paragraphs; further down words meet by chance. Of 179
     * topics that labelled items have, 2,000 characters found no more than 1,000, and 6,000 one more beside four false ones.
     */
    private static final int LOOKED_AT = 1_000;

    private final List<TopicDefinition> definitions;
    private final Map<String, TopicDefinition> byId = new HashMap<>();
    private final Map<String, StoredQueries> byLanguage = new HashMap<>();

    private Topics(List<TopicDefinition> definitions, Map<String, Map<String, Query>> queries) {
        this.definitions = definitions;
        definitions.forEach(topic -> byId.put(topic.id(), topic));
        queries.forEach((language, stored) -> byLanguage.put(language, new StoredQueries(language, stored)));
    }

    /**
     * The topics that come with Vigie.
     *
     * @throws UserError that lists all problems
     */
    public static Topics load() {
        var files = new LinkedHashMap<String, String>();
        for (var name : resource("index.txt").lines().toList()) {
            files.put("topics/" + name, resource(name));
        }
        return of(files);
    }

    /**
     * The topics in a folder: all its {@code .yaml} and {@code .yml} files; or that of one file.
     *
     * @throws UserError that lists all problems
     */
    public static Topics load(Path folder) {
        var files = new TreeMap<String, String>();
        if (Files.isRegularFile(folder)) {
            return of(Map.of(folder.toString(), read(folder)));
        }
        try (var found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (var file : found) {
                files.put(file.getFileName().toString(), read(file));
            }
        } catch (IOException e) {
            throw new UserError("cannot read topics from the folder " + folder + ": " + e, e);
        }
        if (files.isEmpty()) {
            throw new UserError("no topics in the folder " + folder + ": put one .yaml file per topic there");
        }
        return of(files);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("cannot read the topic " + file + ": " + e, e);
        }
    }

    /** Definitions by file name. */
    static Topics of(Map<String, String> files) {
        var problems = new Problems();
        var fileOf = new HashMap<String, String>();
        var definitions = new ArrayList<TopicDefinition>();
        var queries = new TreeMap<String, Map<String, Query>>();
        files.forEach((file, yaml) -> {
            var topic = new DefinitionReader(file, problems).read(yaml);
            if (topic == null) {
                return;
            }
            var other = fileOf.putIfAbsent(topic.id(), file);
            if (other != null) {
                problems.add(file, "id \"" + topic.id() + "\": it is also in " + other);
            }
            definitions.add(topic);
            compile(file, topic, queries, problems);
        });
        problems.verify();
        definitions.sort(Comparator.comparing(TopicDefinition::id));
        return new Topics(List.copyOf(definitions), queries);
    }

    private static void compile(
            String file, TopicDefinition topic, Map<String, Map<String, Query>> queries, Problems problems) {
        topic.queries().forEach((language, byId) -> {
            var reader = new QueryReader(language, topic.lists().getOrDefault(language, Map.of()));
            byId.forEach((id, text) -> {
                try {
                    queries.computeIfAbsent(language, l -> new LinkedHashMap<>())
                            .put(topic.id() + Evidences.SEPARATOR + id, reader.read(text));
                } catch (QueryReader.Refused e) {
                    problems.add(file, "queries." + language + "." + id + ": " + e.getMessage());
                }
            });
        });
    }

    /** All definitions in force, by id. */
    public List<TopicDefinition> definitions() {
        return definitions;
    }

    /** The topics of a text of which no entities are known: none that requires one. */
    public List<TopicMatch> classify(String language, String title, String text) {
        return classify(language, title, text, List.of());
    }

    /**
     * The topics an item belongs to, by id, each with the words that say so.
     *
     * @param language ISO 639-1 code; without queries in it there are no topics
     * @param entities that title and text name
     */
    public List<TopicMatch> classify(String language, String title, String text, List<Entity> entities) {
        var stored = byLanguage.get(language);
        if (stored == null) {
            return List.of();
        }
        var found = new TreeMap<String, Evidences>();
        for (var match : stored.matches(start(title), start(text))) {
            var topic = definition(match.getQueryId());
            if (topic.entities().accepts(entities)) {
                found.computeIfAbsent(topic.id(), unseen -> evidences(topic, title, text, entities))
                        .add(match);
            }
        }
        return found.entrySet().stream()
                .map(topic -> topic.getValue()
                        .toMatch(topic.getKey(), definition(topic.getKey()).version()))
                .toList();
    }

    private static Evidences evidences(TopicDefinition topic, String title, String text, List<Entity> entities) {
        var evidences = new Evidences(title, text);
        topic.entities().required(entities).forEach(evidences::add);
        return evidences;
    }

    /** @param id of a topic, or of a query of one */
    private TopicDefinition definition(String id) {
        return Objects.requireNonNull(byId.get(Evidences.topic(id)));
    }

    /** The first {@link #LOOKED_AT} characters, up to the last whole word. */
    private static String start(String text) {
        if (text.length() <= LOOKED_AT) {
            return text;
        }
        int end = text.lastIndexOf(' ', LOOKED_AT);
        return text.substring(0, end < LOOKED_AT / 2 ? LOOKED_AT : end);
    }

    @Override
    public void close() {
        byLanguage.values().forEach(StoredQueries::close);
    }

    private static String resource(String name) {
        try (var stream = Topics.class.getResourceAsStream(PACK + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the classpath: " + PACK + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PACK + name, e);
        }
    }
}
