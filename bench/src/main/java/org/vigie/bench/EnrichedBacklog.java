package org.vigie.bench;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Entity;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Language;
import org.vigie.contract.TopicMatch;

/** Items in {@code vigie.enriched}, as {@code enrich} tells them: with entities, topics and their evidence. */
final class EnrichedBacklog {
    private EnrichedBacklog() {}

    static void send(KafkaConfig kafka, int number, IntFunction<Item> items) {
        var topic = kafka.topics().enriched();
        var settings = kafka.producerSettings();
        settings.put("compression.type", "zstd");
        settings.put("linger.ms", 50);
        settings.put("batch.size", 256 << 10);
        settings.put("max.request.size", 8 << 20);
        try (var producer = new KafkaProducer<>(
                settings, topic.key().serializer(), topic.value().serializer())) {
            for (int i = 0; i < number; i++) {
                var item = items.apply(i);
                producer.send(new ProducerRecord<>(topic.name(), item.id(), enriched(item)));
            }
        }
    }

    private static EnrichedItem enriched(Item item) {
        return EnrichedItemBuilder.builder()
                .item(item)
                .version(1)
                .sources(List.of(item.source()))
                .formerMonths(List.of())
                .language(new Language("en", 0.98, "fr"))
                .entities(List.of(
                        new Entity(
                                "developer/mistral",
                                Entity.Kind.DEVELOPER,
                                "Mistral AI",
                                "FR",
                                "mistral",
                                null,
                                null,
                                null,
                                List.of(new Entity.Mention("title", "Mistral", 3, 10))),
                        new Entity(
                                "country/FR",
                                Entity.Kind.COUNTRY,
                                "France",
                                "FR",
                                null,
                                null,
                                null,
                                null,
                                List.of(new Entity.Mention("text", "France", 40, 46)))))
                .topics(List.of(new TopicMatch(
                        "open-models",
                        3,
                        0.75,
                        List.of(new TopicMatch.Evidence("open-source", "title", "open model", 2, 12)))))
                .story(item.id())
                .build();
    }
}
