package org.vigie.enrich;

import java.util.List;
import org.vigie.contract.Developer;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;

/** The definitions that are in force, of each kind, while Kafka has none of it. */
public record Start(List<Topic> topics, List<Developer> developers, List<Rule> rules) {
    public Start {
        topics = List.copyOf(topics);
        developers = List.copyOf(developers);
        rules = List.copyOf(rules);
    }

    /** Those that ship with Vigie. */
    public static Start shipped() {
        return new Start(TopicFiles.shipped(), DevelopersFile.shipped().developers(), RuleFiles.shipped());
    }
}
