package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Changes;
import org.vigie.contract.Definition;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Problems;
import org.vigie.contract.UserError;
import org.vigie.enrich.definitions.DefinitionKind;
import org.vigie.enrich.definitions.DefinitionKind.RefusedException;
import org.vigie.ingest.CompactedTopic;

/**
 * Definitions of one kind as the pipeline keeps them: those in the topic of definitions. While there is none, {@code enrich}
 * takes what is configured or what ships, and so does everybody who asks here. One command long; one thread.
 */
final class DefinitionTopic<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionTopic.class);

    private final KafkaConfig kafka;
    private final KafkaTopic<String, Definition> topic;
    private final DefinitionKind<T> kind;
    private final Map<String, T> start = new TreeMap<>();
    private @Nullable Map<String, T> there;

    /** @param start what is in force while the topic is empty */
    DefinitionTopic(KafkaConfig kafka, DefinitionKind<T> kind, Collection<T> start) {
        this.kafka = kafka;
        this.topic = kafka.topics().definitions();
        this.kind = kind;
        start.forEach(thing -> this.start.put(kind.id(thing), thing));
    }

    DefinitionKind<T> kind() {
        return kind;
    }

    /** By id. */
    Map<String, T> inForce() {
        return isEmpty() ? start : there();
    }

    boolean isEmpty() {
        return there().isEmpty();
    }

    /** Read once, and again after something was written. */
    private Map<String, T> there() {
        var known = there;
        if (known == null) {
            known = new TreeMap<>();
            for (var entry : CompactedTopic.readAll(kafka, topic).entrySet()) {
                if (kind.isKey(entry.getKey())) {
                    read(entry.getKey(), entry.getValue(), known);
                }
            }
            there = known;
        }
        return known;
    }

    /** One that cannot be used counts as none, as in {@code enrich}. */
    private void read(String key, Definition definition, Map<String, T> known) {
        try {
            known.put(kind.idOf(key), kind.read(key, definition));
        } catch (RefusedException e) {
            LOG.warn("the definition {} cannot be used and counts as none: {}", key, e.getMessage());
        }
    }

    /**
     * Before a pipeline starts: what is configured is put in force unless it contradicts what is, what ships only where there
     * is nothing, as somebody may have changed it.
     *
     * @param configured where the start was read from, null for what ships
     * @return whether others than those of the start are in force
     */
    boolean begin(@Nullable Path configured) {
        if (isEmpty()) {
            verify(start.values());
            apply(changesTo(start.values()));
            return false;
        }
        var problems = configured == null ? List.<String>of() : problems(start.values());
        if (configured != null && problems.isEmpty()) {
            apply(changesTo(start.values()));
        } else if (configured != null) {
            LOG.warn(
                    "enrich.{}s, {}, is not put in force, what was stays: {}; mend it there and start again",
                    kind.name(),
                    configured,
                    String.join("; ", problems));
        }
        return !inForce().equals(start);
    }

    /** What is to be changed so that exactly these are in force. */
    Changes<T> changesTo(Collection<T> wanted) {
        return Changes.between(inForce(), wanted, kind::id);
    }

    /** Why these cannot take the place of those in force, a sentence each. */
    List<String> problems(Collection<T> wanted) {
        return kind.problems(inForce(), wanted);
    }

    /**
     * Makes sure that exactly these can be in force.
     *
     * @throws UserError that lists why they cannot be
     */
    void verify(Collection<T> wanted) {
        Problems.none("the change of " + kind.name() + "s", problems(wanted), wanted);
    }

    /** Writes changes of what is in force, all of it into an empty topic; a running {@code enrich} follows at once. */
    void apply(Changes<T> changes) {
        var things = new TreeMap<String, @Nullable T>(isEmpty() ? start : Map.of());
        things.putAll(changes.values(kind::id));
        var definitions = new TreeMap<String, @Nullable Definition>();
        things.forEach((id, thing) -> definitions.put(kind.key(id), thing == null ? null : kind.write(thing)));
        CompactedTopic.write(kafka, topic, definitions);
        there = null;
    }
}
