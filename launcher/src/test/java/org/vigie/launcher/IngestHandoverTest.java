package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vigie.contract.Item;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.CompactedTopic;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.IngestConfig;
import org.vigie.ingest.PollOutcome;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.sources.SourceRegistry;
import org.vigie.ingest.sources.SourcesFile;
import org.vigie.launcher.demo.SampleWeb;

/** Processes that ingest come and go, sources come and go: every entry is published once. On a real broker. */
@Tag("servers")
class IngestHandoverTest {
    @RegisterExtension
    private static final OneBroker BROKER = new OneBroker();

    private final SampleWeb web = new SampleWeb();
    private final List<Source> sources =
            SourcesFile.parse(SampleWeb.text("sources.yaml"), "the sample's sources", web.address());
    private KafkaConfig kafka;

    @BeforeEach
    void start() {
        kafka = BROKER.kafka();
        new SourceRegistry(kafka).replaceWith(sources);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    /** A process that ingests, and which source it last polled when. */
    private final class Instance implements AutoCloseable {
        private final Map<String, Instant> polled = new ConcurrentHashMap<>();
        private final Ingest ingest;

        Instance() {
            this(Duration.ofSeconds(1));
        }

        Instance(Duration pace) {
            var config = new IngestConfig(
                    "",
                    pace,
                    pace,
                    pace,
                    FetchConfigBuilder.builder(FetchConfig.byHand())
                            .perHost(4)
                            .byResponseDate(true)
                            .build(),
                    Credentials.NONE);
            ingest = new Ingest(kafka, config, new SimpleMeterRegistry(), this::note);
            ingest.start();
        }

        private void note(PollOutcome poll) {
            polled.put(poll.source().id(), Objects.requireNonNull(poll.state().lastPollAt()));
        }

        Set<String> polledAt(Instant moment) {
            return polled.entrySet().stream()
                    .filter(poll -> poll.getValue().equals(moment))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        public void close() {
            ingest.close();
            assertThat(ingest.ended()).isCompleted();
        }
    }

    @Test
    void aSecondProcessTakesAShareAndAllOfItWhenTheFirstOneEnds() throws Exception {
        var moments = web.moments();
        var all = sources.stream().map(Source::id).collect(Collectors.toSet());
        var first = new Instance();
        await("the first polls everything", () -> first.polledAt(moments.get(0)).equals(all));
        try (var second = new Instance()) {
            web.setClock(moments.get(1));
            await(
                    "both poll a share",
                    () -> union(first, second, moments.get(1)).equals(all)
                            && !second.polledAt(moments.get(1)).isEmpty());
            web.setClock(moments.get(2));
            await("both go on", () -> union(first, second, moments.get(2)).equals(all));
            first.close();
            for (var moment : moments.subList(3, moments.size())) {
                web.setClock(moment);
                await(
                        "the second polls everything",
                        () -> second.polledAt(moment).equals(all));
            }
        }
        assertEveryRevisionIsPublishedOnce();
    }

    @Test
    void aSourceThatWasRemovedAndCameBackGoesOnWhereItWas() throws Exception {
        web.setClock(web.moments().getLast());
        try (var instance = new Instance()) {
            await("all are polled", () -> polls("le-fil-du-libre") > 0);
            var registry = new SourceRegistry(kafka);
            registry.replaceWith(sources.stream()
                    .filter(source -> !source.id().equals("le-fil-du-libre"))
                    .toList());
            long before = settled("le-fil-du-libre");
            registry.replaceWith(sources);
            await("it is polled again", () -> polls("le-fil-du-libre") > before);
        }
        assertEveryRevisionIsPublishedOnce();
    }

    @Test
    void aSourceWhoseAddressIsMendedIsPolledAtOnceHoweverLongItShouldRest() throws Exception {
        var registry = new SourceRegistry(kafka);
        registry.replaceWith(SourcesFile.parse("sources: [{id: fil, url: /nowhere}]", "test", web.address()));
        try (var instance = new Instance(Duration.ofHours(1))) {
            await("it fails", () -> polls("fil") == 1);
            registry.replaceWith(
                    SourcesFile.parse("sources: [{id: fil, url: /feeds/le-fil-du-libre.xml}]", "test", web.address()));
            await("it is read", () -> !items().isEmpty());
        }
    }

    @Test
    void aRecordInTheTopicOfSourcesThatIsNoSourceCostsNothingElse() throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(kafka.topics().sources().name(), "garbage", new byte[] {'['}))
                    .get();
        }
        var all = sources.stream().map(Source::id).collect(Collectors.toSet());
        try (var instance = new Instance()) {
            await(
                    "all others are polled",
                    () -> instance.polledAt(web.moments().getFirst()).equals(all));
        }
    }

    private static Set<String> union(Instance one, Instance other, Instant moment) {
        var union = new HashSet<>(one.polledAt(moment));
        union.addAll(other.polledAt(moment));
        return union;
    }

    private long polls(String source) {
        PollState state = CompactedTopic.readAll(kafka, kafka.topics().polls()).get(source);
        return state == null ? 0 : state.polls();
    }

    /** The number of polls once it no longer grows. */
    private long settled(String source) throws Exception {
        long last = -1;
        long now = polls(source);
        while (last != now) {
            TimeUnit.SECONDS.sleep(3); // three times its pace
            last = now;
            now = polls(source);
        }
        return now;
    }

    private void assertEveryRevisionIsPublishedOnce() {
        var items = items();
        assertThat(items).hasSizeGreaterThan(20);
        assertThat(items)
                .extracting(item -> item.source() + " " + item.id() + " " + item.revision())
                .doesNotHaveDuplicates();
    }

    private List<Item> items() {
        var topic = kafka.topics().items();
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("isolation.level", "read_committed");
        var items = new ArrayList<Item>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record ->
                                items.add(topic.value().deserializer().deserialize(topic.name(), record.value())));
            }
        }
        return items;
    }

    private static void await(String what, VigieProcess.Condition condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.isMet()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
