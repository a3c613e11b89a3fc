package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.order.OrderItems;
import org.vigie.launcher.servers.Eventually;

/** The copy of the items that a replay works on holds only what is still to be done. On a real broker. */
@Tag("servers")
class OrderItemsOverKafkaTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    private static final OneBroker BROKER = new OneBroker(new Epoch(2, Epoch.State.FILLING, Map.of(), null, null));

    private KafkaConfig kafka;
    private TopicPartition copy;
    private Admin admin;

    @BeforeEach
    void open() {
        kafka = BROKER.kafka();
        copy = new TopicPartition(kafka.topics().itemsInOrder().name(), 0);
        admin = Admin.create(kafka.clientSettings());
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void whatEnrichHasCommittedIsDeletedAndNothingElseAndNothingIsCopiedTwice() throws Exception {
        write(0, 1_000);
        try (var order = new OrderItems(kafka)) {
            order.start();
            Eventually.within(LIMIT, "all is copied", () -> keys().size() == 1_000);
            assertThat(beginning()).as("nothing was worked on").isZero();
            var all = keys();

            enrichCommits(offsetOf(all.get(400)));
            Eventually.within(LIMIT, "400 are deleted", () -> beginning() > 0);
            assertThat(keys()).isEqualTo(all.subList(400, 1_000));
        }
        write(1_000, 20);
        try (var again = new OrderItems(kafka)) {
            again.start();
            Eventually.within(LIMIT, "the new ones are copied", () -> keys().size() >= 620);
            enrichCommits(end());
            Eventually.within(LIMIT, "nothing is left", () -> beginning() == end());
            write(1_020, 1);
            Eventually.within(LIMIT, "and it goes on", () -> keys().equals(List.of("item-1020")));
        }
    }

    @Test
    void theCopyingRestsWhileEnrichHasEnoughToDo() throws Exception {
        int items = 70_000;
        write(0, items);
        try (var order = new OrderItems(kafka)) {
            order.start();
            Eventually.within(LIMIT, "much is copied", () -> end() >= 50_000);
            try (var behind = new KafkaAdmin(kafka)) {
                assertThat(behind.orderLag()).as("not yet copied").isGreaterThan(10_000);
                enrichCommits(30_000);
                Eventually.within(LIMIT, "the rest follows", () -> behind.orderLag() == 0);
            }
        }
        assertThat(beginning()).isEqualTo(30_000);
        var read = keys();
        assertThat(read).doesNotHaveDuplicates().hasSizeBetween(items - 30_000, items - 29_000);
    }

    private void write(int from, int number) throws ExecutionException, InterruptedException {
        var items = kafka.topics().items().name();
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new StringSerializer())) {
            IntStream.range(from, from + number)
                    .mapToObj(i -> new ProducerRecord<>(
                            items, null, MARCH.plusSeconds(i).toEpochMilli(), "item-" + i, "{}"))
                    .forEach(producer::send);
        }
    }

    /** As its Streams application does. */
    private void enrichCommits(long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(kafka.group("enrich"), Map.of(copy, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        read((key, offset) -> keys.add(key));
        return keys;
    }

    private long offsetOf(String wanted) {
        var offsets = new ArrayList<Long>();
        read((key, offset) -> {
            if (key.equals(wanted)) {
                offsets.add(offset);
            }
        });
        return offsets.getFirst();
    }

    private interface Seen {
        void record(String key, long offset);
    }

    /** All that stand there. */
    private void read(Seen seen) {
        try (var log = new KafkaLog(kafka)) {
            log.read(copy, 0, record -> {
                seen.record(new String(record.key(), StandardCharsets.UTF_8), record.offset());
                return true;
            });
        }
    }

    private long beginning() throws ExecutionException, InterruptedException {
        return offset(OffsetSpec.earliest());
    }

    private long end() throws ExecutionException, InterruptedException {
        return offset(OffsetSpec.latest());
    }

    private long offset(OffsetSpec spec) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(copy, spec)).partitionResult(copy).get().offset();
    }
}
