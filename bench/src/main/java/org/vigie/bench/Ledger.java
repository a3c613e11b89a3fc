package org.vigie.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;

/** What stands in the topic of items, beside what the feeds had: nothing lost, nothing twice. */
final class Ledger {
    private final Map<String, List<Item>> told = new HashMap<>();
    private int items;
    private int twice;

    /** Reads all that was committed. */
    Ledger(KafkaConfig kafka) {
        var topic = kafka.topics().items();
        var seen = new HashSet<String>();
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var item = topic.value().deserializer().deserialize(topic.name(), record.value());
                    items++;
                    twice += seen.add(item.id() + " " + item.revision()) ? 0 : 1;
                    told.computeIfAbsent(String.valueOf(item.url()), url -> new ArrayList<>())
                            .add(item);
                }
            }
        }
    }

    /** In a sentence. */
    String against(ManyFeeds web) {
        int expected = 0;
        int lost = 0;
        int outdated = 0;
        int gaps = 0;
        for (var feed : web.feeds()) {
            if (feed.kind().isReadable()) {
                int version = web.version(feed);
                for (int entry = 0; entry < feed.entries(version); entry++) {
                    expected++;
                    var tellings = told.remove(feed.url(entry));
                    if (tellings == null) {
                        lost++;
                        continue;
                    }
                    int highest =
                            tellings.stream().mapToInt(Item::revision).max().orElse(0);
                    gaps += highest == tellings.size() ? 0 : 1;
                    var title = feed.title(entry, version);
                    outdated += tellings.stream()
                                    .anyMatch(item -> item.revision() == highest
                                            && item.title().equals(title))
                            ? 0
                            : 1;
                }
            }
        }
        return ("%d entries stood in the feeds, %d records tell them: %d lost, %d twice, %d with a gap between revisions,"
                        + " %d not as they last stood, %d that never stood there")
                .formatted(expected, items, lost, twice, gaps, outdated, told.size());
    }
}
