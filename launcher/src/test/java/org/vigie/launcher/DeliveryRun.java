package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;
import org.vigie.launcher.servers.Eventually;
import org.vigie.sink.Sink;
import org.vigie.sink.SinkConfig;

/** One row of the table of faults: Kafka topics and indices of its own, sinks that work on them, and what is found. */
final class DeliveryRun {
    /** That a request may stay without an answer. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final String name;
    private final String prefix;
    private final String bootstrap;
    private final URI elasticsearch;
    private final Backlog backlog;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Instant begun = Instant.now();

    /**
     * @param name of the fault, in the table
     * @param elasticsearch the server itself
     */
    DeliveryRun(String name, String bootstrap, URI elasticsearch, Backlog backlog) throws Exception {
        this.name = name;
        this.prefix = name.replaceAll("\\W+", "-").toLowerCase(Locale.ROOT);
        this.bootstrap = bootstrap;
        this.elasticsearch = elasticsearch;
        this.backlog = backlog;
        createTopics();
    }

    /** With two partitions each instead of six: there are many rows, and each has topics of its own. */
    private void createTopics() throws Exception {
        var wanted = new ArrayList<NewTopic>();
        for (var topic : kafka().topics().all()) {
            wanted.add(new NewTopic(topic.name(), 2, (short) 1).configs(topic.settings()));
        }
        try (var admin = Admin.create(kafka().clientSettings());
                var seen = new KafkaAdmin(kafka())) {
            admin.createTopics(wanted).all().get(2, TimeUnit.MINUTES);
            seen.createTopics(); // waits until the broker shows them
        }
    }

    KafkaConfig kafka() {
        return KafkaConfig.read(Settings.of(settings(elasticsearch)));
    }

    /** What the services are started with: small requests, so that there are many, and short waits. */
    private Map<String, String> settings(URI address) {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap", bootstrap);
        settings.put("kafka.prefix", prefix + ".");
        settings.put("elasticsearch.url", address.toString());
        settings.put("elasticsearch.prefix", prefix + "-");
        settings.put("sink.bulk.documents", "50");
        settings.put("sink.request.longest", LONGEST.toString());
        settings.put("sink.retry.first", "PT0.05S");
        settings.put("sink.retry.longest", "PT1S");
        return settings;
    }

    /** One in this process, already at work. */
    Sink sink(URI address) {
        var settings = Settings.of(settings(address));
        var sink = new Sink(kafka(), ElasticsearchConfig.read(settings), SinkConfig.read(settings), meters);
        sink.start();
        return sink;
    }

    /** A service in a process of its own, to be killed. */
    VigieProcess process(Path folder, String service, URI address) throws IOException {
        var arguments = new ArrayList<>(List.of(service));
        settings(address).forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        arguments.addAll(List.of("--set", service + ".instance=one"));
        if (service.equals("enrich")) {
            arguments.addAll(List.of("--set", "enrich.state=" + folder.resolve("state")));
        }
        return VigieProcess.start(folder.resolve(prefix + ".out"), Map.of(), arguments.toArray(String[]::new));
    }

    Search search() {
        return new Search(ElasticsearchConfig.read(Settings.of(settings(elasticsearch))));
    }

    String indices() {
        return prefix + "-*";
    }

    /** Waits until a share of the documents is there, and says that the rest is not: something goes wrong under load. */
    void awaitShare(double share) throws Exception {
        Eventually.within(LIMIT, share + " of the documents", () -> has(share));
        assertThat(isBehind()).as("still at work").isTrue();
    }

    /** The same, as long as the process lives that does it. */
    void awaitShare(double share, VigieProcess process) throws Exception {
        process.await(share + " of the documents", () -> has(share));
        assertThat(isBehind()).as("still at work").isTrue();
    }

    private boolean has(double share) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300); // asking costs the servers something, too
        try {
            return documents() >= Math.round(backlog.documents() * share);
        } catch (UserError e) {
            return false; // Elasticsearch is too busy to say
        }
    }

    private long documents() {
        var search = search();
        search.refresh();
        return search.count("items") + search.count("counts");
    }

    boolean isWaiting() {
        var gauge = meters.find("sink.waiting").gauge();
        return gauge != null && gauge.value() > 0;
    }

    int retries() {
        var counter = meters.find("sink.retries").counter();
        return counter == null ? 0 : (int) counter.count();
    }

    /** Waits until the services have nothing left to do. */
    void awaitDelivered() throws Exception {
        Eventually.within(LIMIT, "all is delivered", () -> !isBehind());
    }

    /** The same, as long as the process lives that does it. */
    void awaitDelivered(VigieProcess process) throws Exception {
        process.await("all is delivered", () -> !isBehind());
    }

    private boolean isBehind() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
        try (var admin = new KafkaAdmin(kafka())) {
            return admin.enrichLag() > 0
                            && admin.ends()
                                            .getOrDefault(
                                                    kafka().topics().items().name(), 0L)
                                    > 0
                    || admin.sinkLag() > 0;
        } catch (UserError e) {
            return true; // the broker is away
        }
    }

    /** Nothing lost, nothing doubled, nothing wrong; a line of the table. */
    void assertComplete(String harm, int deadLetters) {
        var found = backlog.found(search(), prefix + "-");
        FaultTable.row(
                name,
                harm,
                backlog.records(),
                backlog.documents(),
                found,
                deadLetters,
                Duration.between(begun, Instant.now()));
        assertThat(found).isEqualTo(new Backlog.Found(backlog.documents(), 0, 0, 0));
        assertThat(deadLetters()).hasSize(deadLetters);
    }

    List<DeadLetter> deadLetters() {
        var topic = kafka().topics().deadLetters();
        var letters = new ArrayList<DeadLetter>();
        try (var consumer = new KafkaConsumer<>(
                kafka().clientSettings(),
                new StringDeserializer(),
                topic.value().deserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> letters.add(record.value()));
            }
        }
        return letters;
    }
}
