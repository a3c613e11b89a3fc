package org.vigie.launcher;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.enrich.developers.DeveloperDefinition;
import org.vigie.ingest.CompactedTopic;

/**
 * The registry of developers as the pipeline keeps it: those in the topic of definitions. While there is none, {@code enrich}
 * takes the configured registry or the one that ships, and so does everybody who asks here. One command long; one thread.
 */
final class DeveloperTopic {
    private final KafkaConfig kafka;
    private final KafkaTopic<String, Definition> topic;
    private final Map<String, Developer> start = new TreeMap<>();
    private @Nullable Map<String, Developer> there;

    /** @param start what is in force while the topic is empty */
    DeveloperTopic(KafkaConfig kafka, Collection<Developer> start) {
        this.kafka = kafka;
        this.topic = kafka.topics().definitions();
        start.forEach(developer -> this.start.put(developer.id(), developer));
    }

    /** By id. */
    Map<String, Developer> inForce() {
        return isEmpty() ? start : there();
    }

    boolean isEmpty() {
        return there().isEmpty();
    }

    /** Read once, and again after something was written. */
    private Map<String, Developer> there() {
        var known = there;
        if (known == null) {
            known = new TreeMap<>();
            for (var entry : CompactedTopic.readAll(kafka, topic).entrySet()) {
                var developer = entry.getValue().developer();
                if (DeveloperDefinition.isKey(entry.getKey()) && developer != null) {
                    known.put(DeveloperDefinition.id(entry.getKey()), developer);
                }
            }
            there = known;
        }
        return known;
    }

    /** Puts exactly these in force: adds, changes and removes; what is equal is not written again. */
    void replaceWith(Collection<Developer> developers) {
        apply(Changes.between(inForce(), developers, Developer::id));
    }

    /** Writes changes of what is in force, all of it into an empty topic; a running {@code enrich} follows at once. */
    void apply(Changes<Developer> changes) {
        var developers = new TreeMap<String, @Nullable Developer>(isEmpty() ? start : Map.of());
        developers.putAll(changes.values(Developer::id));
        var definitions = new TreeMap<String, @Nullable Definition>();
        developers.forEach((id, developer) -> definitions.put(
                DeveloperDefinition.key(id), developer == null ? null : DeveloperDefinition.of(developer)));
        CompactedTopic.write(kafka, topic, definitions);
        there = null;
    }
}
