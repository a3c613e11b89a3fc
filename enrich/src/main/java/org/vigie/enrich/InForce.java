package org.vigie.enrich;

import java.util.List;
import java.util.concurrent.Executor;
import org.vigie.contract.Developer;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.developers.DeveloperKind;
import org.vigie.enrich.rules.RuleKind;
import org.vigie.enrich.rules.RulesInForce;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicKind;
import org.vigie.enrich.topics.TopicsInForce;

/**
 * The definitions in force in this process, of each kind. Closed by whoever made it.
 *
 * @param registries what is to be told of the definitions in Kafka
 */
record InForce(
        Registry<Developer> developers, TopicsInForce<Topic> topics, RulesInForce rules, List<Registry<?>> registries)
        implements AutoCloseable {

    /** @param thread as {@link TopicsInForce} wants it */
    static InForce of(Start start, Executor thread) {
        var developers = new Registry<>(DeveloperKind.INSTANCE, start.developers());
        var topics = new Registry<>(TopicKind.INSTANCE, start.topics());
        var rules = new Registry<>(RuleKind.INSTANCE, start.rules());
        return new InForce(
                developers,
                TopicsInForce.of(topics, thread),
                new RulesInForce(rules, thread),
                List.of(developers, topics, rules));
    }

    /** From now on, definitions that come one by one change what is in force, and do not replace it. */
    void prepare() {
        developers.inForce();
        topics.prepare();
        rules.prepare();
    }

    @Override
    public void close() {
        topics.close();
        rules.close();
    }
}
