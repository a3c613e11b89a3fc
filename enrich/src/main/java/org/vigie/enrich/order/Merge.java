package org.vigie.enrich.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Merges the partitions of one topic by the time of their records, up to a place in each that was fixed beforehand; behind
 * these places records go on as they come. Which record is next depends on what stands first in each partition and on
 * nothing else: a merge that begins again anywhere goes on in the same way. One thread.
 *
 * @param <K> of keys
 * @param <V> of values
 */
public final class Merge<K, V> {
    private final Map<Integer, Lane<K, V>> lanes = new TreeMap<>();

    /**
     * @param partitions all of them
     * @param until offset in each at which the order by time ends, exclusive; 0 for those that are missing
     */
    public Merge(Collection<Integer> partitions, Map<Integer, Long> until) {
        partitions.forEach(partition -> lanes.put(partition, new Lane<>(until.getOrDefault(partition, 0L))));
    }

    /** A partition. */
    private static final class Lane<K, V> {
        private final Deque<ConsumerRecord<K, V>> held = new ArrayDeque<>();
        private final long until;
        private long position;

        private Lane(long until) {
            this.until = until;
        }

        /** Offset of the first record that has not gone yet. */
        private long open() {
            return held.isEmpty() ? position : held.getFirst().offset();
        }

        private boolean isOrdered() {
            return open() < until;
        }

        private ConsumerRecord<K, V> first() {
            return held.getFirst();
        }
    }

    /**
     * Takes records of one partition, in its order.
     *
     * @param position nothing before this offset comes any more: behind the last record there may be marks of transactions
     */
    public void add(int partition, List<ConsumerRecord<K, V>> records, long position) {
        var lane = lane(partition);
        lane.held.addAll(records);
        lane.position = position;
    }

    /** How many records of a partition are held. */
    public int held(int partition) {
        return lane(partition).held.size();
    }

    /** Offset of the first record of a partition that has not gone yet. */
    long open(int partition) {
        return lane(partition).open();
    }

    /** Those whose turn it is, at most so many; they are held no more. */
    public List<ConsumerRecord<K, V>> next(int most) {
        var next = new ArrayList<ConsumerRecord<K, V>>();
        var ordered = lanes.values().stream().filter(Lane::isOrdered).toList();
        while (!ordered.isEmpty() && next.size() < most) {
            if (ordered.stream().anyMatch(lane -> lane.held.isEmpty())) {
                return next; // an earlier one may still come
            }
            // At the same time that of the lower partition.
            var first = ordered.stream()
                    .min(Comparator.comparingLong(lane -> lane.first().timestamp()))
                    .orElseThrow();
            next.add(first.held.remove());
            if (!first.isOrdered()) {
                ordered = ordered.stream().filter(Lane::isOrdered).toList();
            }
        }
        for (var lane : lanes.values()) {
            while (next.size() < most && !lane.held.isEmpty()) {
                next.add(lane.held.remove());
            }
        }
        return next;
    }

    private Lane<K, V> lane(int partition) {
        return Objects.requireNonNull(lanes.get(partition), () -> "a partition that is not merged: " + partition);
    }
}
