package org.vigie.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought: the unit of commit. Of a partition that is taken away in the meantime nothing more is sent and
 * nothing is committed: all of it is its next owner's. One thread.
 */
final class Batch {
    private final Map<TopicPartition, OffsetAndMetadata> next;
    private final Set<TopicPartition> lost = new HashSet<>();
    private final Set<Portion> open = new HashSet<>();

    /** @param next where each partition goes on behind this batch */
    Batch(Map<TopicPartition, OffsetAndMetadata> next) {
        this.next = next;
    }

    void holds(Portion portion) {
        open.add(portion);
    }

    void isDone(Portion portion) {
        open.remove(portion);
    }

    /** Whether every write that is still ours is acknowledged, superseded or refused. */
    boolean isSettled() {
        return open.isEmpty();
    }

    /** Bytes of what is not settled. */
    long openBytes() {
        return open.stream().mapToLong(Portion::bytes).sum();
    }

    void isTaken(Collection<TopicPartition> partitions) {
        lost.addAll(partitions);
    }

    List<Write> ours(List<Write> writes) {
        return writes.stream()
                .filter(write -> !lost.contains(write.partition()))
                .toList();
    }

    /** What may be committed once the batch is settled and its dead letters are written. */
    Map<TopicPartition, OffsetAndMetadata> due() {
        var due = new HashMap<>(next);
        due.keySet().removeAll(lost);
        return due;
    }
}
