package org.vigie.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.sink.Examples.BACKOFF;
import static org.vigie.sink.Examples.CONFIG;
import static org.vigie.sink.Examples.DOCUMENTS;
import static org.vigie.sink.Examples.TOPICS;
import static org.vigie.sink.Examples.count;
import static org.vigie.sink.Examples.record;
import static org.vigie.sink.Examples.release;
import static org.vigie.sink.FaultyElasticsearch.items;
import static org.vigie.sink.FaultyElasticsearch.page;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Reason;

class DeliveryTest {
    private static final TopicPartition COUNTS =
            new TopicPartition(TOPICS.counts().name(), 0);
    private static final TopicPartition RELEASES =
            new TopicPartition(TOPICS.releases().name(), 0);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, DeadLetter> producer = new MockProducer<>(
            false, null, new StringSerializer(), TOPICS.deadLetters().value().serializer());
    private final Group consumer = new Group();
    private boolean stop;
    private long clock;

    /** Stops the sink at the first poll that finds nothing while nothing is under way. */
    private final class Group extends MockConsumer<byte[], byte[]> {
        final ArrayDeque<RuntimeException> commitFaults = new ArrayDeque<>();
        final List<String> commits = new ArrayList<>();
        final ArrayDeque<ConsumerRecords<byte[], byte[]>> firstPolls = new ArrayDeque<>();

        Group() {
            super("earliest");
            updateBeginningOffsets(Map.of(COUNTS, 0L, RELEASES, 0L));
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            var records = firstPolls.isEmpty() ? super.poll(timeout) : firstPolls.pop();
            stop |= records.isEmpty() && timeout.equals(Delivery.LONGEST_POLL);
            return records;
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            var offset = new HashMap<String, Long>();
            offsets.forEach((partition, next) -> offset.put(partition.topic(), next.offset()));
            commits.add(offset + " with " + producer.history().size() + " dead letters"
                    + (producer.flushed() ? "" : ", unflushed"));
            if (!commitFaults.isEmpty()) {
                throw commitFaults.pop();
            }
            super.commitSync(offsets, timeout);
        }

        void isAssigned(TopicPartition... partitions) {
            schedulePollTask(() -> rebalance(List.of(partitions)));
        }

        long committed(TopicPartition partition) {
            var offset = committed(Set.of(partition)).get(partition);
            return offset == null ? 0 : offset.offset();
        }
    }

    private static ConsumerRecord<byte[], byte[]> aCount(long offset, String topic) {
        return record(TOPICS.counts(), offset, "key", count(topic, 1, offset + 1));
    }

    private List<String> run(FaultyElasticsearch.Answer... script) throws IOException {
        try (var server = new FaultyElasticsearch(script);
                var client = server.client()) {
            var deadLetters = new DeadLetters(producer, TOPICS.deadLetters().name(), BACKOFF, meters);
            var trouble = new Trouble(Clock.systemUTC(), meters);
            // Each look at the clock is a second later: nothing is really waited for.
            try (var writer = new BulkWriter(
                    new Bulk(client),
                    CONFIG,
                    BACKOFF,
                    deadLetters,
                    trouble,
                    meters,
                    () -> clock += Duration.ofSeconds(1).toNanos())) {
                new Delivery(consumer, DOCUMENTS, writer, deadLetters, CONFIG, () -> stop).run();
            }
            return server.requests();
        }
    }

    /** What the first poll does. */
    private void assignAndPoll(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(partition));
            records.forEach(consumer::addRecord);
        });
    }

    @Test
    void offsetsAreCommittedOnlyWhenEverythingBeforeThemIsInTheIndex() throws IOException {
        assignAndPoll(COUNTS, List.of(aCount(0, "a"), aCount(1, "b")));
        var committed = new ArrayList<Long>();
        FaultyElasticsearch.Answer unwell = (exchange, lines) -> {
            committed.add(consumer.committed(COUNTS));
            page(503).to(exchange, lines);
        };
        FaultyElasticsearch.Answer one = (exchange, lines) -> {
            committed.add(consumer.committed(COUNTS));
            items(Map.of("b", 429)).to(exchange, lines);
        };

        assertThat(run(unwell, one)).containsExactly("a b", "a b", "b");

        assertThat(committed).containsExactly(0L, 0L);
        assertThat(consumer.committed(COUNTS)).isEqualTo(2);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void aLaterBatchIsNotCommittedBeforeAnEarlierOne() throws IOException {
        assignAndPoll(COUNTS, List.of(aCount(0, "a")));
        consumer.schedulePollTask(() -> consumer.addRecord(aCount(1, "b")));
        var committed = new ArrayList<Long>();
        FaultyElasticsearch.Answer aIsNotTaken = (exchange, lines) -> {
            committed.add(consumer.committed(COUNTS));
            items(Map.of("a", 503)).to(exchange, lines);
        };

        assertThat(run(aIsNotTaken, aIsNotTaken, aIsNotTaken))
                .contains("a", "b")
                .endsWith("a");

        assertThat(committed).containsOnly(0L);
        assertThat(consumer.committed(COUNTS)).isEqualTo(2);
    }

    @Test
    void aPollThatFindsNothingWaitsForTheFirstBatchAlone() throws IOException {
        assignAndPoll(COUNTS, List.of(aCount(0, "a")));
        consumer.schedulePollTask(() -> consumer.addRecord(aCount(1, "b")));
        consumer.scheduleNopPollTask();
        consumer.schedulePollTask(() -> consumer.addRecord(aCount(2, "c")));
        var isSentOn = new CountDownLatch(1);
        var sawTheNext = new AtomicBoolean();
        FaultyElasticsearch.Answer bIsSlow = (exchange, lines) -> {
            var request = String.join("", lines);
            if (request.contains("\"topic\":\"c\"")) {
                isSentOn.countDown();
            }
            if (request.contains("\"topic\":\"b\"")) {
                sawTheNext.set(isCountedDown(isSentOn));
            }
            items(Map.of()).to(exchange, lines);
        };

        assertThat(run(bIsSlow, bIsSlow, bIsSlow)).containsExactlyInAnyOrder("a", "b", "c");

        assertThat(sawTheNext).as("c is sent while b is under way").isTrue();
        assertThat(consumer.committed(COUNTS)).isEqualTo(3);
    }

    private static boolean isCountedDown(CountDownLatch latch) throws IOException {
        try {
            return latch.await(4, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void anUnreadableRecordIsADeadLetterAndCostsNothingElse() throws IOException {
        assignAndPoll(
                COUNTS,
                List.of(aCount(0, "a"), record(COUNTS.topic(), 1, "k", "nonsense".getBytes(UTF_8)), aCount(2, "c")));

        assertThat(run()).containsExactly("a c");

        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo("k");
            assertThat(sent.value().reason()).isEqualTo(Reason.UNREADABLE_RECORD);
            assertThat(sent.value().origin()).isEqualTo(new DeadLetter.Origin(COUNTS.topic(), 0, 1));
            assertThat(sent.value().payload()).isEqualTo("nonsense");
        });
        assertThat(consumer.commits).containsExactly("{vigie.counts.v1=3} with 1 dead letters");
    }

    @Test
    void aRecordWithoutValueDoesNotHoldUpTheOthers() throws IOException {
        assignAndPoll(COUNTS, List.of(record(COUNTS.topic(), 0, "a", (byte[]) null), aCount(1, "b")));

        assertThat(run()).containsExactly("a b");

        assertThat(consumer.committed(COUNTS)).isEqualTo(2);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aPartitionTakenAwayWhileWaitingIsLeftToItsNextOwner() throws IOException {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(COUNTS, RELEASES));
            consumer.addRecord(aCount(0, "a"));
            consumer.addRecord(record(TOPICS.releases(), 0, "r", release()));
        });
        consumer.scheduleNopPollTask(); // before the first request
        consumer.isAssigned(COUNTS);

        var requests = run(page(503));

        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst().split(" ")).containsExactlyInAnyOrder("a", "deepseek");
        assertThat(requests.getLast()).isEqualTo("a");
        assertThat(consumer.commits).containsExactly("{vigie.counts.v1=1} with 0 dead letters");
    }

    @Test
    void aPartitionGivenWhileWaitingIsReadAfterwards() throws IOException {
        assignAndPoll(COUNTS, List.of(aCount(0, "a")));
        consumer.scheduleNopPollTask();
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(COUNTS, RELEASES));
            consumer.addRecord(record(TOPICS.releases(), 0, "r", release()));
        });

        assertThat(run(page(503))).containsExactly("a", "a", "deepseek");

        assertThat(consumer.committed(COUNTS)).isEqualTo(1);
        assertThat(consumer.committed(RELEASES)).isEqualTo(1);
    }

    @Test
    void aCommitThatFallsIntoARebalanceIsMadeUpFor() throws IOException {
        consumer.commitFaults.add(new RebalanceInProgressException());
        assignAndPoll(COUNTS, List.of(aCount(0, "a")));

        assertThat(run()).containsExactly("a");

        assertThat(consumer.commits).hasSize(2);
        assertThat(consumer.committed(COUNTS)).isEqualTo(1);
    }

    @Test
    void whatHoldsNoRecordsIsCommittedPast() throws IOException {
        assignAndPoll(COUNTS, List.of());
        consumer.firstPolls.add(
                new ConsumerRecords<>(Map.of(), Map.of(COUNTS, new OffsetAndMetadata(5)))); // a transaction's marker

        assertThat(run()).isEmpty();

        assertThat(consumer.commits).containsExactly("{vigie.counts.v1=5} with 0 dead letters");
    }

    @Test
    void whoeverIsToldToStopWhileWaitingCommitsNothing() throws IOException {
        assignAndPoll(COUNTS, List.of(aCount(0, "a")));
        consumer.scheduleNopPollTask();
        consumer.schedulePollTask(() -> stop = true);

        assertThat(run(page(503), page(503))).containsExactly("a");

        assertThat(consumer.commits).isEmpty();
    }
}
