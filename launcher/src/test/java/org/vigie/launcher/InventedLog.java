package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;

/**
 * A log of items and models as many sources would have told them, always the same: events that several outlets cover, copies
 * of one text, revisions, some of them in another language or month, and the same page from two sources.
 */
final class InventedLog {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> FRENCH = List.of(
            "le gouvernement annonce une nouvelle loi sur la pluie",
            "les chercheurs publient un modèle ouvert",
            "une entreprise chinoise présente son intelligence artificielle",
            "la commission européenne enquête sur la censure",
            "les syndicats demandent une réunion avec le ministre",
            "le marché des puces se resserre cette semaine",
            "DeepSeek et Qwen sont comparés par des experts",
            "la ville prépare les élections de printemps");
    private static final List<String> ENGLISH = List.of(
            "the government announces a new law about the rain",
            "researchers publish an open model",
            "a Chinese company presents its artificial intelligence",
            "the European commission investigates censorship",
            "unions ask for a meeting with the minister",
            "the market for chips tightens this week",
            "DeepSeek and Qwen are compared by experts",
            "the city prepares the elections of spring");

    private final Random random = new Random(11);
    private final List<Item> told = new ArrayList<>();

    /** So many items; the time between two of them is under an hour. */
    static List<Item> items(int number) {
        var log = new InventedLog();
        IntStream.range(0, number).forEach(log::tell);
        return log.told;
    }

    private void tell(int number) {
        int what = random.nextInt(10);
        if (what < 2 && told.size() > 20) {
            told.add(copy(number, earlier()));
        } else if (what < 3 && told.size() > 20) {
            told.add(revision(number, earlier()));
        } else {
            told.add(fresh(number));
        }
    }

    private Item earlier() {
        return told.get(told.size() - 1 - random.nextInt(20));
    }

    private Item fresh(int number) {
        var phrases = random.nextBoolean() ? FRENCH : ENGLISH;
        int event = number / 7 + random.nextInt(3);
        var title = phrases.get(event % phrases.size()) + " " + event;
        var text = random.ints(6, 0, phrases.size())
                .mapToObj(i -> phrases.get(i) + " n" + random.nextInt(5_000))
                .collect(Collectors.joining(", ", title + ". ", "."));
        return item(number, "item-" + number, 1, random.nextInt(12), title, text, at(number));
    }

    private Item copy(int number, Item original) {
        return item(number, "item-" + number, 1, random.nextInt(12), original.title(), original.summary(), at(number));
    }

    /** By its own source, or by another one that tells the same page. */
    private Item revision(int number, Item before) {
        boolean isOwn = random.nextBoolean();
        var phrases = random.nextBoolean() ? FRENCH : ENGLISH;
        int source = isOwn ? Integer.parseInt(before.source().substring("source-".length())) : 12;
        int revision = isOwn ? before.revision() + 1 : 1;
        return item(
                number,
                before.id(),
                revision,
                source,
                before.title(),
                before.summary() + " " + phrases.get(random.nextInt(phrases.size())),
                before.publishedAt().minus(Duration.ofDays(random.nextInt(3))));
    }

    private static Instant at(int number) {
        return START.plus(Duration.ofMinutes(50L * number));
    }

    private static Item item(
            int number, String id, int revision, int source, String title, String text, Instant published) {
        return ItemBuilder.builder()
                .id(id)
                .revision(revision)
                .source("source-" + source)
                .outlet("Outlet " + source)
                .country(source % 3 == 0 ? "FR" : source % 3 == 1 ? "US" : null)
                .url("https://outlet.example/" + id)
                .entryId(id)
                .title(title)
                .summary(text)
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(published)
                .firstSeenAt(at(number))
                .fetchedAt(at(number))
                .history(false)
                .build();
    }

    /** So many repositories of a few owners, in several sizes. */
    static List<ModelSnapshot> models(int number) {
        var random = new Random(12);
        var owners = List.of("Qwen", "deepseek-ai", "mistralai", "somebody");
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    var repository = owners.get(random.nextInt(owners.size())) + "/Plume-" + i / 4 + "-"
                            + (1 + random.nextInt(70)) + "B";
                    return ModelSnapshotBuilder.builder()
                            .id("hugging-face/" + repository)
                            .revision(1)
                            .source("hub")
                            .repository(repository)
                            .tags(List.of())
                            .createdAt(at(i))
                            .firstSeenAt(at(i))
                            .observedAt(at(i))
                            .history(false)
                            .build();
                })
                .toList();
    }

    /** Writes items, each at the time of its fetch and to the partition of its id. */
    static void write(KafkaConfig kafka, List<Item> items, List<ModelSnapshot> models) throws Exception {
        var topic = kafka.topics().items();
        send(kafka, topic, items, Item::id, Item::fetchedAt);
        send(kafka, kafka.topics().models(), models, ModelSnapshot::id, ModelSnapshot::observedAt);
    }

    private static <V> void send(
            KafkaConfig kafka,
            KafkaTopic<String, V> topic,
            List<V> values,
            Function<V, String> key,
            Function<V, Instant> time)
            throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(), new StringSerializer(), topic.value().serializer())) {
            for (var value : values) {
                sent.add(producer.send(new ProducerRecord<>(
                        topic.name(), null, time.apply(value).toEpochMilli(), key.apply(value), value)));
            }
            for (var each : sent) {
                each.get();
            }
        }
    }
}
