package org.vigie.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Reason;

/**
 * The loop of the sink: poll, write, commit. A few batches are under way at once, and their offsets become due in their
 * order, each when nothing of the batch is open. While the cluster is unwell we wait by polling with all partitions
 * paused, so that the group keeps us and we learn at once which partitions are no longer ours: their writes are dropped
 * and their offsets left to the next owner. One thread.
 */
final class Delivery implements ConsumerRebalanceListener, Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** With nothing under way. */
    static final Duration LONGEST_POLL = Duration.ofMillis(500);
    /** With batches under way, which want to be looked after. */
    private static final Duration SHORTEST_POLL = Duration.ofMillis(20);

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);
    /** How soon a stop is noticed while waiting. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Documents documents;
    private final BulkWriter writer;
    private final DeadLetters deadLetters;
    private final SinkConfig config;
    private final BooleanSupplier stopping;

    private final Deque<Batch> underWay = new ArrayDeque<>();
    /** Delivered and not yet committed. */
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();

    private boolean waiting;

    Delivery(
            Consumer<byte[], byte[]> consumer,
            Documents documents,
            BulkWriter writer,
            DeadLetters deadLetters,
            SinkConfig config,
            BooleanSupplier stopping) {
        this.consumer = consumer;
        this.documents = documents;
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.config = config;
        this.stopping = stopping;
    }

    /** Returns when told to stop. What is under way then is left to be delivered again. */
    void run() {
        consumer.subscribe(documents.topics(), this);
        while (!stopping.getAsBoolean()) {
            var records = consumer.poll(underWay.isEmpty() ? LONGEST_POLL : SHORTEST_POLL);
            begin(records);
            boolean isIdle = records.isEmpty();
            while (!underWay.isEmpty()
                    && (isIdle || isEnough() || underWay.getFirst().isSettled())) {
                if (!settleFirst()) {
                    return;
                }
                // The first batch alone: were all waited for, the cluster would stand still until the next is read.
                isIdle = false;
            }
            commit();
        }
    }

    private void begin(ConsumerRecords<byte[], byte[]> records) {
        var batch = new Batch(records.nextOffsets());
        underWay.add(batch);
        var writes = new ArrayList<Write>();
        for (var record : records) {
            writes.addAll(writes(record));
        }
        writer.begin(batch, writes);
    }

    private boolean isEnough() {
        long bytes = underWay.stream().mapToLong(Batch::openBytes).sum();
        return underWay.size() > config.bulkRequests() || bytes > (long) config.bulkBytes() * config.bulkRequests();
    }

    /** False when told to stop. */
    private boolean settleFirst() {
        var batch = underWay.getFirst();
        boolean isDone = writer.settle(batch, this) && deadLetters.flush(this);
        if (isDone) {
            due.putAll(batch.due());
            underWay.removeFirst();
        }
        if (waiting) {
            waiting = false;
            consumer.resume(consumer.assignment());
        }
        return isDone;
    }

    private List<Write> writes(ConsumerRecord<byte[], byte[]> record) {
        try {
            return documents.of(record);
        } catch (SerializationException e) {
            deadLetters.add(Reason.UNREADABLE_RECORD, String.valueOf(e.getMessage()), record);
            return List.of();
        }
    }

    /** What cannot be committed now stays due. A commit that never comes costs a repetition, no more. */
    private void commit() {
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, LONGEST_COMMIT);
            due.clear();
        } catch (RebalanceInProgressException | RetriableException e) {
            LOG.debug("commit put off", e);
        } catch (CommitFailedException e) {
            LOG.info("left out of the consumer group for a moment: {}", e.getMessage());
            due.clear();
        }
    }

    @Override
    public boolean waitFor(Duration time) {
        waiting = true;
        consumer.pause(consumer.assignment());
        var rest = time;
        do {
            var slice = rest.compareTo(SLICE) < 0 ? rest : SLICE;
            rest = rest.minus(slice);
            // Nothing comes from paused partitions; were something to come, it must not be lost.
            var early = consumer.poll(slice);
            early.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, early.records(partition).getFirst().offset()));
            if (stopping.getAsBoolean()) {
                return false;
            }
        } while (rest.isPositive());
        return true;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (waiting) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        underWay.forEach(batch -> batch.isTaken(partitions));
        due.keySet().removeAll(partitions);
    }
}
