package org.vigie.enrich.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicsInForce;

/** The rules in force in this process, and which of their queries an item meets. Thread-safe; its owner closes it. */
public final class RulesInForce implements AutoCloseable {
    private final Registry<Rule> registry;
    private final Supplier<Map<String, Rule>> byId;
    private final Supplier<List<Topic>> queries;
    private final TopicsInForce asked;

    /** @param thread as {@link TopicsInForce} wants it */
    public RulesInForce(Registry<Rule> registry, Executor thread) {
        this.registry = registry;
        byId = registry.derived(rules -> rules.stream().collect(Collectors.toMap(Rule::id, Function.identity())));
        queries = registry.derived(rules -> rules.stream()
                .flatMap(rule -> Stream.ofNullable(rule.what().selection().query()))
                .toList());
        asked = new TopicsInForce(registry, queries, thread);
    }

    /** As {@link TopicsInForce#prepare}. */
    public void prepare() {
        asked.prepare();
    }

    /** All, by id. */
    public List<Rule> all() {
        return registry.inForce();
    }

    /** The one of that id. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(byId.get().get(id));
    }

    /** What an item says of the rules' queries: by rule, those that it meets. */
    public Map<String, TopicMatch> said(EnrichedItem enriched) {
        if (queries.get().isEmpty()) {
            return Map.of();
        }
        var item = enriched.item();
        return asked.classify(enriched.language().code(), item.title(), item.text(), enriched.entities()).stream()
                .collect(Collectors.toMap(TopicMatch::topic, Function.identity()));
    }

    @Override
    public void close() {
        asked.close();
    }
}
