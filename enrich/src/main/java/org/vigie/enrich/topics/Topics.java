package org.vigie.enrich.topics;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.UserError;

/**
 * Topics, and which of them an item belongs to. The same item always gives the same answer. Thread-safe; whoever made it
 * closes it, else a thread of the library keeps the process alive.
 */
public final class Topics implements AutoCloseable {
    /**
     * What an item is about stands in its title and its first paragraphs; further down words meet by chance. Labels are given by
     * 400 characters, and nine recorded items of ten are shorter than 500; of two samples that nobody had read, one is found better
     * with 1,000 than with 500 (F1 67.0 beside 65.7) and the other as well (66.5 and 66.4).
     */
    private static final int LOOKED_AT = 1_000;

    private final List<Topic> topics;
    private final Map<String, TopicDefinition> byId = new HashMap<>();
    private final Map<String, StoredQueries> byLanguage = new TreeMap<>();

    /** @param former queries, which are taken over for a language where they are still the same */
    private Topics(Collection<Topic> topics, Map<String, StoredQueries> former) {
        this.topics = List.copyOf(topics);
        var wanted = new TreeMap<String, Map<String, Map<String, Query>>>();
        for (var topic : topics) {
            byId.put(topic.id(), topic.definition());
            topic.queries()
                    .forEach((language, queries) -> wanted.computeIfAbsent(language, unseen -> new TreeMap<>())
                            .put(topic.id(), queries));
        }
        wanted.forEach((language, queries) -> {
            var stored = former.get(language);
            byLanguage.put(
                    language,
                    stored != null && stored.queries().equals(queries) ? stored : new StoredQueries(language, queries));
        });
    }

    /**
     * The topics that come with Vigie.
     *
     * @throws UserError that lists all problems
     */
    public static Topics load() {
        return of(TopicFiles.shipped());
    }

    /**
     * The topics in a folder, or that of one file.
     *
     * @throws UserError that lists all problems
     */
    public static Topics load(Path folder) {
        return of(TopicFiles.read(folder));
    }

    /** @param topics with different ids */
    public static Topics of(Collection<Topic> topics) {
        return new Topics(topics, Map.of());
    }

    /** These instead; it may share queries with what it replaces, which {@link #closeAllBut} spares. */
    Topics replacedBy(Collection<Topic> wanted) {
        return new Topics(wanted, byLanguage);
    }

    /** Null where no topic has a query in the language. */
    @Nullable
    StoredQueries stored(String language) {
        return byLanguage.get(language);
    }

    void closeAllBut(Topics next) {
        byLanguage.values().stream()
                .filter(stored -> !next.byLanguage.containsValue(stored))
                .forEach(StoredQueries::close);
    }

    /** All definitions, by id. */
    public List<TopicDefinition> definitions() {
        return topics.stream().map(Topic::definition).toList();
    }

    /** The topics of a text of which no entities are known: no query that speaks of one is met. */
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
        var stored = stored(language);
        if (stored == null) {
            return List.of();
        }
        var found = new TreeMap<String, Evidences>();
        for (var match : stored.matches(start(title), start(text), entities)) {
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
}
