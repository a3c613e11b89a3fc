package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.vigie.contract.Count;
import org.vigie.contract.CountBuilder;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Language;

/**
 * Records in Kafka, and the documents that must stand in the index when all of them are delivered. Every item comes twice,
 * and with its second revision one in three moves to another month, so that what is delivered wrongly stands in two
 * indices, in the wrong one, or in its former version.
 */
final class Backlog {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration TO_APRIL = Duration.ofDays(31);
    private static final int CELLS = 100;
    private static final int BEHIND = 50;

    /**
     * @param index without the prefix
     * @param content title of an item, number of a count
     * @param version that Elasticsearch keeps; 0 where it is not known beforehand
     */
    private record Document(String index, String content, long version) {}

    /** What is in the index, beside what should be. */
    record Found(int documents, int lost, int doubled, int wrong) {}

    private final int items;
    private final Map<String, Document> expected = new HashMap<>();
    private final Queue<Exception> unsent = new ConcurrentLinkedQueue<>();
    private int records;

    Backlog(int items) {
        this.items = items;
    }

    /** As {@code enrich} would tell it. */
    Backlog sendEnriched(KafkaConfig kafka) {
        var enriched = kafka.topics().enriched();
        var counts = kafka.topics().counts();
        try (var producer = producer(kafka, enriched);
                var counting = producer(kafka, counts)) {
            for (int i = 0; i < items + BEHIND; i++) {
                if (i < items) {
                    send(producer, enriched, item(i, 1).id(), enriched(item(i, 1)));
                }
                if (i >= BEHIND) {
                    send(producer, enriched, item(i - BEHIND, 2).id(), enriched(item(i - BEHIND, 2)));
                }
            }
            for (int i = 0; i < CELLS * 5; i++) {
                var count = count(i % CELLS, i / CELLS + 1);
                send(counting, counts, count.id(), count);
            }
        }
        for (int i = 0; i < items; i++) {
            expect(i, 2);
        }
        for (int cell = 0; cell < CELLS; cell++) {
            expected.put(count(cell, 5).id(), new Document("counts-1", "5", 5));
        }
        return this;
    }

    /** As {@code ingest} would tell it. */
    Backlog sendItems(KafkaConfig kafka) {
        var topic = kafka.topics().items();
        try (var producer = producer(kafka, topic)) {
            for (int revision = 1; revision <= 2; revision++) {
                for (int i = 0; i < items; i++) {
                    send(producer, topic, item(i, revision).id(), item(i, revision));
                }
            }
        }
        for (int i = 0; i < items; i++) {
            expect(i, 0);
        }
        return this;
    }

    /** One more that no index takes, since its time of fetching is no date there; its id. */
    String sendOneThatIsRefused(KafkaConfig kafka) {
        var enriched = kafka.topics().enriched();
        var item = ItemBuilder.builder(item(items, 1)).fetchedAt(Instant.MAX).build();
        try (var producer = producer(kafka, enriched)) {
            send(producer, enriched, item.id(), enriched(item));
        }
        return item.id();
    }

    int records() {
        assertThat(unsent).isEmpty();
        return records;
    }

    int documents() {
        return expected.size();
    }

    Found found(Search search, String prefix) {
        search.refresh();
        var once = new HashSet<String>();
        int documents = 0;
        int doubled = 0;
        int wrong = 0;
        for (var alias : aliases()) {
            var hits = search.search(alias, "{\"size\": 10000, \"version\": true}")
                    .path("hits")
                    .path("hits");
            for (var hit : hits) {
                var id = hit.path("_id").asText();
                var source = hit.path("_source");
                var content =
                        source.path(alias.equals("items") ? "title" : "items").asText();
                var wanted = expected.get(id);
                documents++;
                doubled += once.add(id) ? 0 : 1;
                wrong += wanted == null
                                || !(prefix + wanted.index)
                                        .equals(hit.path("_index").asText())
                                || !wanted.content.equals(content)
                                || (wanted.version > 0
                                        && wanted.version
                                                != hit.path("_version").asLong())
                        ? 1
                        : 0;
            }
        }
        var lost = new HashSet<>(expected.keySet());
        lost.removeAll(once);
        return new Found(documents, lost.size(), doubled, wrong);
    }

    /** Where counts were not sent here, they are enrich's own. */
    private List<String> aliases() {
        return expected.containsKey(count(0, 1).id()) ? List.of("items", "counts") : List.of("items");
    }

    private void expect(int number, int version) {
        var item = item(number, 2);
        var month = item.publishedAt().toString().substring(0, 7).replace('-', '.');
        expected.put(item.id(), new Document("items-" + month, item.title(), version));
    }

    private <V> KafkaProducer<String, V> producer(KafkaConfig kafka, KafkaTopic<String, V> topic) {
        return new KafkaProducer<>(
                kafka.producerSettings(),
                topic.key().serializer(),
                topic.value().serializer());
    }

    private <V> void send(KafkaProducer<String, V> producer, KafkaTopic<String, V> topic, String key, V value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value), (there, failure) -> {
            if (failure != null) {
                unsent.add(failure);
            }
        });
        records++;
    }

    private static EnrichedItem enriched(Item item) {
        return EnrichedItemBuilder.builder()
                .item(item)
                .version(item.revision())
                .sources(List.of(item.source()))
                .formerMonths(
                        item.revision() > 1 && item.publishedAt().isAfter(MARCH.plus(TO_APRIL))
                                ? List.of("2026-03")
                                : List.of())
                .language(new Language("en", 0.99, null))
                .entities(List.of())
                .topics(List.of())
                .build();
    }

    private static Item item(int number, int revision) {
        var first = MARCH.plus(Duration.ofMinutes(number));
        var at = revision > 1 && number % 3 == 0 ? first.plus(TO_APRIL).plusSeconds(1) : first;
        return ItemBuilder.builder()
                .id("item-%05d".formatted(number))
                .revision(revision)
                .source("outlet")
                .outlet("Outlet")
                .country("FR")
                .url("https://outlet.example/" + number)
                .entryId(String.valueOf(number))
                .title("Report number " + number + ", told " + revision)
                .summary("What report %d says of event %d. "
                        .formatted(number, number * 7)
                        .repeat(8))
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(at)
                .firstSeenAt(first)
                .fetchedAt(first.plusSeconds(revision))
                .build();
    }

    private static Count count(int cell, int version) {
        return CountBuilder.builder()
                .id("cell-" + cell)
                .measure(Count.Measure.ITEMS)
                .period(Count.Period.DAY)
                .start(MARCH)
                .topic("t" + cell)
                .language("en")
                .country("FR")
                .items((long) version)
                .version(version)
                .build();
    }
}
