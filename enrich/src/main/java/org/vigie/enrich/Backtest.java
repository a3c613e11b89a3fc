package org.vigie.enrich;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Release;
import org.vigie.enrich.alert.FollowAlerts;
import org.vigie.enrich.alert.Objections;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleKind;
import org.vigie.enrich.rules.RulesInForce;

/**
 * What rules would have told of records that are stored: the very steps of the pipeline from items and releases to alerts,
 * alone, in one thread, without a broker. What it knows of the past stands in a temporary folder. One thread; its owner closes
 * it, which removes the folder.
 */
public final class Backtest implements AutoCloseable {
    /** After so many records what nobody reads is let go. */
    private static final int TURN = 500;

    private final Path state;
    private final RulesInForce rules;
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs;
    private final TestOutputTopic<String, Alert> alerts;
    private final String alertsName;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private long fed;
    private @Nullable Instant first;
    private Instant now = Instant.EPOCH;

    /**
     * An alert, or another version of one.
     *
     * @param time at which it would have been told of: never before an earlier one of the same alert
     */
    public record Heard(Instant time, Alert alert) {}

    /**
     * With a past that is empty.
     *
     * @param kafka whose topics they are, in an epoch; it is not asked
     */
    public Backtest(KafkaConfig kafka, List<Rule> asked) {
        this(kafka, asked, temporaryFolder());
    }

    /** @param state is removed at the end */
    Backtest(KafkaConfig kafka, List<Rule> asked, Path state) {
        this.state = state;
        rules = new RulesInForce(new Registry<>(RuleKind.INSTANCE, asked), Runnable::run);
        var settings = Enrich.settings(kafka, new EnrichConfig("", 1, state, null, null, null, null));
        settings.put(Refuse.METERS, metrics);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L); // the driver commits after each record
        var properties = new Properties();
        properties.putAll(settings);
        var topics = kafka.topics();
        driver = new TopologyTestDriver(topology(topics, new StreamsConfig(settings)), properties, Instant.EPOCH);
        inputs = Map.of(
                topics.enriched().name(), input(topics.enriched()),
                topics.releases().name(), input(topics.releases()));
        alertsName = topics.alerts().name();
        alerts = driver.createOutputTopic(
                alertsName,
                topics.alerts().key().deserializer(),
                topics.alerts().value().deserializer());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("vigie-backtest");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for temporary files", e);
        }
    }

    private Topology topology(KafkaTopics topics, StreamsConfig config) {
        var flow = new StreamsBuilder(new TopologyConfig(config));
        var items = flow.stream(topics.enriched().name(), readAs(topics.enriched(), "read-enriched"))
                .peek((id, enriched) -> seen(enriched), Named.as("time-of-items"));
        var releases = flow.stream(topics.releases().name(), readAs(topics.releases(), "read-releases"))
                .peek((id, release) -> seen(release), Named.as("time-of-releases"));
        FollowAlerts.add(items, releases, rules, topics, metrics);
        return flow.build();
    }

    private static <K, V> Consumed<K, V> readAs(KafkaTopic<K, V> topic, String node) {
        return Consumed.with(topic.key(), topic.value()).withName(node);
    }

    private TestInputTopic<byte[], byte[]> input(KafkaTopic<?, ?> topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void seen(EnrichedItem enriched) {
        seen(enriched.item().fetchedAt());
    }

    private void seen(@Nullable Release release) {
        if (release != null) {
            seen(release.observedAt());
        }
    }

    private void seen(Instant time) {
        first = first == null || time.isBefore(first) ? time : first;
        now = time.isAfter(now) ? time : now;
    }

    /** The names of the topics whose records it takes. */
    public static List<KafkaTopic<?, ?>> inputs(KafkaConfig kafka) {
        return List.of(kafka.topics().enriched(), kafka.topics().releases());
    }

    /**
     * Takes the next record of one of the {@link #inputs}, as it stands in Kafka; returns the alerts that come of it. One that
     * cannot be read costs itself.
     */
    public List<Heard> feed(String topic, byte[] key, byte @Nullable [] value, Instant timestamp) {
        Objects.requireNonNull(inputs.get(topic), topic).pipeInput(key, value, timestamp);
        if (++fed % TURN == 0) {
            forget();
        }
        return alerts.readValuesToList().stream().map(this::heard).toList();
    }

    /**
     * Of a release only the last state is stored, so its first alert is as old as its sight, and not as its last change; all
     * else is told in the moment in which the record came.
     */
    private Heard heard(Alert alert) {
        boolean isFirstSight = alert.release() != null && alert.version() == 1;
        return new Heard(isFirstSight || alert.at().isAfter(now) ? alert.at() : now, alert);
    }

    /** The driver keeps all that was written, also to topics in between and to the logs of stores. */
    private void forget() {
        for (var name : driver.producedTopicNames()) {
            if (!name.equals(alertsName)) {
                driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList();
            }
        }
    }

    /** What a rule on volume says of the days on which it counts an item: see {@link Objections#ofDays}. */
    public List<String> ofDays(Rule rule, EnrichedItem enriched) {
        return Objections.ofDays(rule, enriched, driver.getKeyValueStore(Objections.LEVELS));
    }

    /** How many records it was fed with. */
    public long fed() {
        return fed;
    }

    /** How many of them could not be read. */
    public long refused() {
        return Math.round(metrics.find("dead.letters").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum());
    }

    /** The earliest time that a record tells; null before there was one. */
    public @Nullable Instant first() {
        return first;
    }

    /** The latest one. */
    public Instant last() {
        return now;
    }

    @Override
    public void close() {
        driver.close();
        rules.close();
        try (var files = Files.walk(state)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + state + " cannot be removed", e);
        }
    }
}
