package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;

@Tag("servers")
class EmbeddedKafkaTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TOPIC = "news";
    private static final Map<String, String> ENDS_TRANSACTIONS_AT_ONCE =
            Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "50");

    @TempDir
    Path folder;

    @Test
    void recordsAndCommittedOffsetsAreThereAfterARestartOnAnotherPort() throws Exception {
        String firstAddress;
        try (var kafka = EmbeddedKafka.start(folder, Port.any())) {
            firstAddress = kafka.bootstrap();
            createTopic(kafka.bootstrap());
            send(kafka.bootstrap(), "first", "second");
            assertThat(readAndCommit(kafka.bootstrap(), 2)).containsExactly("first", "second");
        }
        try (var kafka = EmbeddedKafka.start(folder, Port.any())) {
            assertThat(kafka.bootstrap()).isNotEqualTo(firstAddress);
            send(kafka.bootstrap(), "third");

            assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("third");
            assertThat(kafka.failure()).isNotDone();
        }
    }

    @Test
    void aTransactionIsSeenAsAWholeOrNotAtAll() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, Port.any());
                var producer = producer(kafka.bootstrap(), Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "poll"))) {
            createTopic(kafka.bootstrap());
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "half")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "whole"));
            producer.commitTransaction();

            assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("whole");
        }
    }

    @Test
    void aRecordOfEightMebibytesPasses() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, Port.any())) {
            createTopic(kafka.bootstrap());
            var page = "x".repeat(8 << 20);
            send(kafka.bootstrap(), page);

            assertThat(readAndCommit(kafka.bootstrap(), 1).getFirst()).hasSameSizeAs(page);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
        try (var other = new ChildJvm(RunsKafka.class, folder.toString())) {
            other.awaitLine("sent");
            other.kill();
        }
        try (var kafka = EmbeddedKafka.start(folder, Port.any())) {
            assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("acknowledged");
        }
    }

    /** After a crash the log still has the old address, and the ends of transactions are sent before it has the new one. */
    @Test
    void whoeverHasItsFormerPortIsNotTakenForItself() throws Exception {
        int port = Port.any().choose();
        leaveTransactions(folder.resolve("own"), port, 1);
        var stranger = BrokerProcess.start(folder.resolve("stranger"), port);
        try {
            createTopic(stranger.bootstrap());
            try (var kafka = EmbeddedKafka.start(folder.resolve("own"), Port.any(), ENDS_TRANSACTIONS_AT_ONCE)) {
                send(kafka.bootstrap(), "after it");

                assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("after it");
            }
        } finally {
            stranger.kill();
        }
    }

    /** For a moment after a crash no partition has a leader, and is not to be taken for deleted. Of one, luck decides. */
    @Test
    void allTransactionsEndThatACrashHasLeftOpen() throws Exception {
        leaveTransactions(folder, 0, 40);
        try (var kafka = EmbeddedKafka.start(folder, Port.any(), ENDS_TRANSACTIONS_AT_ONCE)) {
            send(kafka.bootstrap(), "after them");

            assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("after them");
        }
    }

    @Test
    void theWishedPortIsUsedOrRefusedInASentence() throws Exception {
        int port = Port.any().choose();
        try (var kafka = EmbeddedKafka.start(folder, Port.exactly(port, "--kafka-port"))) {
            assertThat(kafka.bootstrap()).isEqualTo("127.0.0.1:" + port);
        }
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            var wish = Port.exactly(taken.getLocalPort(), "--kafka-port");
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, wish))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("port " + port + " is in use by");
        }
    }

    /** Kafka opens its port at the end of its start, long after it wrote its identity. */
    @Test
    void aPortThatIsTakenDuringTheStartIsReplacedByAnother() throws Exception {
        int port = Port.any().choose();
        try (var taken = new ServerSocket()) {
            var other = Thread.ofVirtual().start(() -> {
                try {
                    Eventually.within(LIMIT, "it has begun", () -> Files.exists(folder.resolve("meta.properties")));
                    taken.bind(new InetSocketAddress("127.0.0.1", port));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            try (var kafka = EmbeddedKafka.start(folder, Port.preferred(port))) {
                other.join();
                assertThat(taken.isBound()).isTrue();
                createTopic(kafka.bootstrap());
                send(kafka.bootstrap(), "elsewhere");
                assertThat(readAndCommit(kafka.bootstrap(), 1)).containsExactly("elsewhere");
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedInASentence() throws Exception {
        var place = DataFolderTest.unwritable(folder);

        assertThatThrownBy(() -> EmbeddedKafka.start(place, Port.any()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Kafka did not start on the data in " + place + ": ");
    }

    /** Runs a broker, sends one record and waits to be killed. */
    static final class RunsKafka {
        private RunsKafka() {}

        public static void main(String[] arguments) throws Exception {
            try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]), Port.any())) {
                createTopic(kafka.bootstrap());
                send(kafka.bootstrap(), "acknowledged");
                ChildJvm.say("sent");
                ChildJvm.awaitEnd();
            }
        }
    }

    /** @param port 0 for any */
    private static void leaveTransactions(Path folder, int port, int count) throws Exception {
        try (var former = new ChildJvm(LeavesTransactions.class, folder.toString(), "" + port, "" + count)) {
            former.awaitLine("sent");
            former.kill();
        }
    }

    /** Runs a broker on a port, begins transactions and waits to be killed. */
    static final class LeavesTransactions {
        private LeavesTransactions() {}

        public static void main(String[] arguments) throws Exception {
            int wanted = Integer.parseInt(arguments[1]);
            var port = wanted == 0 ? Port.any() : Port.exactly(wanted, "the test's port");
            var never = Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "3600000");
            try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]), port, never)) {
                createTopic(kafka.bootstrap());
                for (int number = 0; number < Integer.parseInt(arguments[2]); number++) {
                    begin(kafka.bootstrap(), "poll-" + number);
                }
                ChildJvm.say("sent");
                ChildJvm.awaitEnd();
            }
        }

        @SuppressWarnings("resource") // is killed with the process
        private static void begin(String bootstrap, String name) throws Exception {
            var producer = producer(
                    bootstrap,
                    Map.of(
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            name,
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                            100,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            1 << 20));
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "half")).get();
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) -1)))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 10 << 20);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void send(String bootstrap, String... values) throws Exception {
        try (var producer = producer(bootstrap, Map.of())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> readAndCommit(String bootstrap, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG, "reader",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        var values = new ArrayList<String>();
        var end = Instant.now().plus(LIMIT);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            while (values.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
