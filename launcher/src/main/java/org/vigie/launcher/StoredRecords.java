package org.vigie.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.enrich.order.Merge;

/**
 * All records of some Kafka topics up to where these end now, in the order of their times; at the same time in that of the
 * topics, partitions and offsets. A few hundred of each partition are held at once. One thread.
 */
final class StoredRecords {
    /** Records of a partition that are held before it is read on. */
    private static final int MOST_HELD = 200;

    private static final int MOST_AT_ONCE = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private final Merge<byte[], byte[]> merge;

    private StoredRecords(KafkaConsumer<byte[], byte[]> consumer, List<KafkaTopic<?, ?>> topics) {
        this.consumer = consumer;
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .sorted((a, b) -> Integer.compare(a.partition(), b.partition())))
                .toList();
        ends = consumer.endOffsets(partitions);
        var lanes = IntStream.range(0, partitions.size()).boxed().toList();
        merge = new Merge<>(lanes, lanes.stream().collect(Collectors.toMap(lane -> lane, this::end)));
    }

    /** Hands over each of them. */
    static void forEach(
            KafkaConfig kafka, List<KafkaTopic<?, ?>> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var consumer = KafkaLog.consumer(kafka, Map.of("max.poll.records", MOST_HELD))) {
            new StoredRecords(consumer, topics).read(each);
        }
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        boolean isOpen = !partitions.isEmpty();
        while (isOpen) {
            var batch = consumer.poll(KafkaLog.POLL);
            var behind = new HashMap<TopicPartition, Boolean>();
            for (int lane = 0; lane < partitions.size(); lane++) {
                var partition = partitions.get(lane);
                long end = end(lane);
                var records = batch.records(partition).stream()
                        .filter(record -> record.offset() < end)
                        .toList();
                long position = consumer.position(partition);
                merge.add(lane, records, position);
                behind.put(partition, position < end);
            }
            for (var next = merge.next(MOST_AT_ONCE); !next.isEmpty(); next = merge.next(MOST_AT_ONCE)) {
                next.forEach(each);
            }
            isOpen = behind.containsValue(true);
            holdBack(behind);
        }
    }

    private long end(int lane) {
        return ends.getOrDefault(partitions.get(lane), 0L);
    }

    /** One that is at its end, or far ahead, waits for the others. */
    private void holdBack(Map<TopicPartition, Boolean> behind) {
        var isWaiting = IntStream.range(0, partitions.size())
                .boxed()
                .collect(Collectors.partitioningBy(
                        lane -> !behind.getOrDefault(partitions.get(lane), false) || merge.held(lane) >= MOST_HELD,
                        Collectors.mapping(partitions::get, Collectors.toList())));
        consumer.pause(isWaiting.get(true));
        consumer.resume(isWaiting.get(false));
    }
}
