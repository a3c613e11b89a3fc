package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Delivery;
import org.vigie.contract.KafkaConfig;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.backstage.Known;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.backstage.Silence;
import org.vigie.dashboard.backstage.Tellings;
import org.vigie.dashboard.words.TopicName;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicKind;
import org.vigie.ingest.CompactedTopic;
import org.vigie.ingest.Rhythm;

/** What the dashboard shows and only Kafka knows; without Kafka there are the topics that are configured. Thread-safe. */
final class KafkaBackstage implements Backstage {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBackstage.class);
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);
    /** A consumer that waits for the network keeps its thread, and requests have virtual ones, which share a few. */
    private static final Executor READERS = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("tellings-", 0).factory());

    private final KafkaConfig kafka;
    private final boolean hasKafka;
    private final Map<String, TopicName> configured;
    private final Remembered<Known<List<PolledSource>>> sources;
    private final Remembered<List<Delivery>> deliveries;
    private final Remembered<List<Silence>> silences;
    private final Remembered<Map<String, TopicName>> topics;

    KafkaBackstage(Config config) {
        kafka = config.kafka();
        var start = Definitions.read(config.enrich().topics());
        hasKafka = kafka.bootstrap() != null;
        configured = names(start);
        sources = new Remembered<>(() -> new Known<>(sources(kafka), Instant.now()));
        deliveries = new Remembered<>(() -> List.copyOf(
                CompactedTopic.readAll(kafka, kafka.topics().deliveries()).values()));
        silences = new Remembered<>(() -> silences(kafka));
        topics = new Remembered<>(() -> names(new DefinitionTopic<>(kafka, TopicKind.INSTANCE, start)
                .inForce()
                .values()));
    }

    @Override
    public Optional<Known<List<PolledSource>>> sources() {
        return hasKafka ? sources.get() : Optional.empty();
    }

    @Override
    public Optional<List<Delivery>> deliveries() {
        return hasKafka ? deliveries.get() : Optional.empty();
    }

    @Override
    public Optional<List<Silence>> silences() {
        return hasKafka ? silences.get() : Optional.empty();
    }

    @Override
    public Optional<Tellings> tellings(String item, Instant since, int expected) {
        if (!hasKafka) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    CompletableFuture.supplyAsync(() -> ItemTellings.read(kafka, item, since, expected), READERS)
                            .get(LONGEST_READ.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("the log of items cannot be read now: {}", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Map<String, TopicName> topics() {
        return hasKafka ? topics.get().orElse(configured) : configured;
    }

    private static List<PolledSource> sources(KafkaConfig kafka) {
        var states = CompactedTopic.readAll(kafka, kafka.topics().polls());
        return CompactedTopic.readAll(kafka, kafka.topics().sources()).values().stream()
                .map(source -> {
                    var state = states.get(source.id());
                    var rhythm = state == null ? null : Rhythm.of(state.seen().values());
                    return new PolledSource(
                            source,
                            state,
                            rhythm == null ? null : rhythm.meanGap(),
                            state != null && Rhythm.isSilent(state));
                })
                .toList();
    }

    private static List<Silence> silences(KafkaConfig kafka) {
        return new DefinitionTopic<>(kafka, SilenceKind.INSTANCE, List.of())
                .inForce().values().stream()
                        .map(named -> new Silence(
                                named.id(),
                                named.silence().match().values(),
                                named.silence().starts(),
                                named.silence().ends(),
                                named.silence().author(),
                                named.silence().comment()))
                        .toList();
    }

    private static Map<String, TopicName> names(Collection<Topic> topics) {
        var names = new HashMap<String, TopicName>();
        topics.forEach(topic -> names.put(
                topic.id(),
                new TopicName(
                        topic.id(),
                        topic.definition().name(),
                        topic.definition().definition())));
        return names;
    }
}
