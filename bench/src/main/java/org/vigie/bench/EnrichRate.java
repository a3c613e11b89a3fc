package org.vigie.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.vigie.contract.Entity;
import org.vigie.contract.Item;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.EnrichConfig;
import org.vigie.enrich.Start;
import org.vigie.enrich.copies.AllCopies;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.entities.Entities;
import org.vigie.enrich.language.Languages;
import org.vigie.enrich.rules.RuleFiles;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.enrich.topics.Topics;

/**
 * Items through the whole of {@code enrich} beside a topology that hands them on as they are, on one broker in this JVM, one
 * stream thread each, twice, since the first time Java still compiles what it runs; and what its steps cost on their own.
 */
final class EnrichRate {
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{6,}\\b");

    /** An item must not cost more because many came before it. */
    private static final int PARTS = 5;

    private final BenchKafka broker;
    private final List<Item> items;

    private EnrichRate(BenchKafka broker, List<Item> items) {
        this.broker = broker;
        this.items = items;
    }

    /** @param args folder of feeds, number of items, and how many queries there are beside those of the shipped topics */
    public static void main(String[] args) throws Exception {
        var items = ManyItems.items(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.printf(
                "%d items, %.0f characters each%n",
                items.size(),
                items.stream()
                        .mapToInt(item -> item.title().length() + item.text().length())
                        .average()
                        .orElse(0));
        try (var broker = new BenchKafka("enrich-rate")) {
            var rate = new EnrichRate(broker, items);
            rate.handOn();
            rate.enrich("shipped, just started", TopicFiles.shipped());
            rate.enrich("shipped", TopicFiles.shipped());
            rate.steps();
            for (var more : Arrays.copyOfRange(args, 2, args.length)) {
                var definitions = rate.topics(Integer.parseInt(more));
                rate.enrich("and " + more, definitions);
                try (var topics = Topics.of(definitions)) {
                    rate.classify("topics, and " + more, topics);
                }
            }
        }
        System.exit(0);
    }

    private void handOn() throws Exception {
        var kafka = broker.under("handed-on.");
        var topic = kafka.topics().items();
        var flow = new StreamsBuilder();
        flow.stream(topic.name(), Consumed.with(topic.key(), topic.value()))
                .to(kafka.topics().alerts().name(), Produced.with(topic.key(), topic.value()));
        var settings = new HashMap<String, Object>(kafka.clientSettings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.group("enrich"));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                broker.folder().resolve("handed-on").toString());
        settings.put(StreamsConfig.producerPrefix("compression.type"), "zstd");
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        try (var streams = new KafkaStreams(flow.build(), new StreamsConfig(settings))) {
            streams.start();
            measure("handed on as they are", kafka, List.of(topic.name()));
        }
    }

    private void enrich(String what, List<Topic> topics) throws Exception {
        var kafka = broker.under("enriched-" + what.replaceAll("\\W+", "-") + ".");
        var state = broker.folder().resolve(kafka.prefix());
        var config = new EnrichConfig("", 1, state, null, null, null, null);
        var developers = DevelopersFile.read(null).developers();
        var start = new Start(topics, developers, RuleFiles.shipped());
        try (var enrich = new Enrich(kafka, config, new Languages(), start, new SimpleMeterRegistry())) {
            enrich.start();
            measure("enriched, topics " + what, kafka, Enrich.inputs(kafka));
        }
    }

    private static void tell(KafkaConfig kafka, List<Item> items) throws Exception {
        var topic = kafka.topics().items();
        try (var producer = new KafkaProducer<>(
                kafka.producerSettings(),
                topic.key().serializer(),
                topic.value().serializer())) {
            var sent = items.stream()
                    .map(item -> producer.send(new ProducerRecord<>(topic.name(), item.id(), item)))
                    .toList();
            for (var each : sent) {
                each.get();
            }
        }
    }

    /** Sends and works, without the first item, with which the group is formed; whole, and in turn by fifths. */
    private void measure(String what, KafkaConfig kafka, List<String> inputs) throws Exception {
        try (var admin = Admin.create(kafka.clientSettings())) {
            work(admin, kafka, inputs, items.subList(0, 1));
            long start = System.nanoTime();
            long cpu = cpu();
            var parts = new ArrayList<String>();
            for (int part = 0; part < PARTS; part++) {
                var some = items.subList(Math.max(1, items.size() * part / PARTS), items.size() * (part + 1) / PARTS);
                long before = cpu();
                work(admin, kafka, inputs, some);
                parts.add("%.0f".formatted(some.size() / seconds(cpu() - before)));
            }
            System.out.printf(
                    "%-32s %8.0f items/s, %8.0f for a second of the stream thread's CPU; in turn %s%n",
                    what,
                    items.size() / seconds(System.nanoTime() - start),
                    items.size() / seconds(cpu() - cpu),
                    String.join(", ", parts));
        }
    }

    private static void work(Admin admin, KafkaConfig kafka, List<String> inputs, List<Item> items) throws Exception {
        tell(kafka, items);
        while (committed(admin, kafka).isEmpty() || isBehind(admin, kafka, inputs)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isBehind(Admin admin, KafkaConfig kafka, List<String> inputs) throws Exception {
        var committed = committed(admin, kafka);
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(inputs).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        var ends = admin.listOffsets(wanted).all().get();
        return ends.entrySet().stream()
                .anyMatch(end -> end.getValue().offset() > 0
                        && (committed.get(end.getKey()) == null
                                || committed.get(end.getKey()).offset()
                                        < end.getValue().offset()));
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, KafkaConfig kafka) throws Exception {
        return admin.listConsumerGroupOffsets(kafka.group("enrich"))
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Nanoseconds of the stream threads, without those of their clients. */
    private static long cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().matches(".*-StreamThread-\\d+"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private void steps() {
        var languages = new Languages();
        var entities = new Entities(DevelopersFile.read(null).developers());
        step("language", item -> languages.identify(item.title(), item.text(), item.declaredLanguage()));
        step("entities", item -> entities.link(language(item), item.title(), item.text()));
        try (var topics = Topics.load()) {
            classify("topics", topics);
        }
        var copies = new AllCopies();
        step("copies", item -> copies.tell(item.id(), language(item), item.title(), item.text(), item.publishedAt()));
        step("written as JSON and read again", EnrichRate::writtenAndRead);
    }

    private void classify(String what, Topics topics) {
        var entities = new Entities(DevelopersFile.read(null).developers());
        var named = new HashMap<String, List<Entity>>();
        items.forEach(item -> named.put(item.id(), entities.link(language(item), item.title(), item.text())));
        step(
                what,
                item -> topics.classify(
                        language(item), item.title(), item.text(), named.getOrDefault(item.id(), List.of())));
    }

    /** CPU of this thread, the last time of three. */
    private void step(String what, Consumer<Item> work) {
        double seconds = 0;
        for (int i = 0; i < 3; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            items.forEach(work);
            seconds = seconds(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        System.out.printf("%-32s %8.0f microseconds each%n", what, seconds * 1e6 / items.size());
    }

    private String language(Item item) {
        return item.outlet().hashCode() % 2 == 0 ? "fr" : "en";
    }

    private static void writtenAndRead(Item item) {
        try {
            Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(item), Item.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped topics, and one more whose queries each look for two words that the news have. */
    private List<Topic> topics(int queries) {
        var words = items.stream()
                .flatMap(item -> WORD.matcher(item.title()).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
        var random = new Random(7);
        var yaml = new StringBuilder("id: many\nversion: 1\nname: {en: Many}\ndefinition: {en: Many}\n"
                + "boundary: {en: none}\nqueries:\n");
        for (var language : List.of("en", "fr")) {
            yaml.append("  ").append(language).append(":\n");
            for (int i = 0; i < queries / 2; i++) {
                yaml.append("    q-%d: '%s AND %s'%n"
                        .formatted(
                                i, words.get(random.nextInt(words.size())), words.get(random.nextInt(words.size()))));
            }
        }
        var topics = new ArrayList<>(TopicFiles.shipped());
        topics.addAll(TopicFiles.parse(Map.of("many.yaml", yaml.toString())));
        return topics;
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }
}
