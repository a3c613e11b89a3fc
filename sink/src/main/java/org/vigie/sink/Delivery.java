package org.vigie.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * The loop of the sink: poll, write, commit. Offsets become due only when nothing of their batch is open. Waiting is
 * done by polling with all partitions paused, so that the group keeps us and we learn at once which partitions are no
 * longer ours: their writes are dropped and their offsets left to the next owner. One thread.
 */
final class Delivery implements ConsumerRebalanceListener, Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);
    /** How soon a stop is noticed while waiting. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Documents documents;
    private final BulkWriter writer;
    private final DeadLetters deadLetters;
    private final BooleanSupplier stopping;

    /** Delivered and not yet committed. */
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    /** Taken away since the batch was polled. */
    private final Set<TopicPartition> lost = new HashSet<>();

    private boolean busy;

    Delivery(
            Consumer<byte[], byte[]> consumer,
            Documents documents,
            BulkWriter writer,
            DeadLetters deadLetters,
            BooleanSupplier stopping) {
        this.consumer = consumer;
        this.documents = documents;
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.stopping = stopping;
    }

    /** Returns when told to stop. What is under way then is left to be delivered again. */
    void run() {
        consumer.subscribe(documents.topics(), this);
        while (!stopping.getAsBoolean()) {
            var batch = consumer.poll(LONGEST_POLL);
            if (batch.isEmpty()) {
                due.putAll(batch.nextOffsets()); // past a transaction's marker, for example
            } else {
                deliver(batch);
            }
            commit();
        }
    }

    private void deliver(ConsumerRecords<byte[], byte[]> batch) {
        lost.clear();
        busy = true;
        var writes = new ArrayList<Write>();
        for (var record : batch) {
            writes.addAll(writes(record));
        }
        if (writer.deliver(writes, this) && deadLetters.flush(this)) {
            due.putAll(batch.nextOffsets());
            due.keySet().removeAll(lost);
        }
        busy = false;
        consumer.resume(consumer.assignment());
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
    public boolean isOurs(Write write) {
        return !lost.contains(write.partition());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (busy) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        lost.addAll(partitions);
        due.keySet().removeAll(partitions);
    }
}
