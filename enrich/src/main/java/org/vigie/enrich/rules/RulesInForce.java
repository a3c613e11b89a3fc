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
import org.vigie.enrich.topics.Topics;
import org.vigie.enrich.topics.TopicsInForce;

/** The rules in force in this process, and which of their queries an item meets. Thread-safe; its owner closes it. */
public final class RulesInForce implements AutoCloseable {
    private final Registry<Rule> registry;
    private final Supplier<Map<String, Rule>> byId;
    private final TopicsInForce<Rule> asked;

    /**
     * What an item says to the rules.
     *
     * @param rules all, by id
     * @param said by rule, the words that meet its query; nothing where no query would make a difference
     */
    public record Heard(List<Rule> rules, Map<String, TopicMatch> said) {}

    /** @param thread as {@link TopicsInForce} wants it */
    public RulesInForce(Registry<Rule> registry, Executor thread) {
        this.registry = registry;
        byId = registry.derived(rules -> rules.stream().collect(Collectors.toMap(Rule::id, Function.identity())));
        asked = new TopicsInForce<>(registry, RulesInForce::queries, thread);
    }

    private static List<Topic> queries(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> Stream.ofNullable(rule.what().selection().query()))
                .toList();
    }

    /** As {@link TopicsInForce#prepare}. */
    public void prepare() {
        asked.prepare();
    }

    /** All, by id: a change is in it at once. */
    public List<Rule> all() {
        return registry.inForce();
    }

    /** The one of that id. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(byId.get().get(id));
    }

    /** Rules and queries are of one moment: of a change, when its queries have been made. */
    public Heard heard(EnrichedItem enriched) {
        return asked.ask(
                (rules, topics) -> new Heard(rules, isDecisive(enriched, rules) ? said(enriched, topics) : Map.of()));
    }

    private static boolean isDecisive(EnrichedItem enriched, List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.what().selection())
                .anyMatch(selection -> selection.query() != null && selection.wantsApartFromQuery(enriched));
    }

    /** What an item says of the rules' queries: by rule, those that it meets. */
    public Map<String, TopicMatch> said(EnrichedItem enriched) {
        return asked.ask((rules, topics) -> said(enriched, topics));
    }

    private static Map<String, TopicMatch> said(EnrichedItem enriched, Topics topics) {
        var item = enriched.item();
        return topics.classify(enriched.language().code(), item.title(), item.text(), enriched.entities()).stream()
                .collect(Collectors.toMap(TopicMatch::topic, Function.identity()));
    }

    @Override
    public void close() {
        asked.close();
    }
}
