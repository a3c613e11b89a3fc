package org.vigie.ingest.sources;

import java.util.List;
import java.util.Map;
import org.vigie.contract.Changes;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Source;
import org.vigie.ingest.CompactedTopic;

/** The list of sources as the pipeline keeps it: the compacted topic of sources. */
public final class SourceRegistry {
    private final KafkaConfig kafka;
    private final KafkaTopic<String, Source> topic;

    public SourceRegistry(KafkaConfig kafka) {
        this.kafka = kafka;
        this.topic = kafka.topics().sources();
    }

    /** All sources, by id. */
    public Map<String, Source> list() {
        return CompactedTopic.readAll(kafka, topic);
    }

    /** Makes the topic say what the list says: adds, changes and removes; what is equal is not written again. */
    public void replaceWith(List<Source> sources) {
        apply(Changes.between(list(), sources, Source::id));
    }

    /** Writes changes; a running {@code ingest} follows at once. */
    public void apply(Changes<Source> changes) {
        CompactedTopic.write(kafka, topic, changes.values(Source::id));
    }
}
