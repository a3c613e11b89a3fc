package org.vigie.enrich.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final int ALL = 1_000;

    private final Merge<String, String> merge = new Merge<>(List.of(0, 1), Map.of(0, 3L, 1, 2L));

    @Test
    void recordsComeInTheOrderOfTheirTime() {
        merge.add(0, List.of(record(0, 0, 10), record(0, 1, 30), record(0, 2, 50)), 3);
        merge.add(1, List.of(record(1, 0, 20), record(1, 1, 30)), 2);

        assertThat(told(merge.next(ALL))).containsExactly("0@0", "1@0", "0@1", "1@1", "0@2");
    }

    @Test
    void aPartitionThatMayHaveAnEarlierOneIsWaitedFor() {
        merge.add(0, List.of(record(0, 0, 10), record(0, 1, 30)), 2);
        assertThat(merge.next(ALL)).isEmpty();

        merge.add(1, List.of(record(1, 0, 20)), 1);
        assertThat(told(merge.next(ALL))).containsExactly("0@0", "1@0");
        assertThat(merge.held(0)).isOne();
        assertThat(merge.open(0)).isOne();
        assertThat(merge.open(1)).isOne();
    }

    @Test
    void behindItsEndAPartitionIsNotWaitedForEvenIfTheEndIsTheMarkOfATransaction() {
        merge.add(1, List.of(record(1, 0, 20)), 2); // offset 1 is a mark
        merge.add(0, List.of(record(0, 0, 10), record(0, 1, 30), record(0, 2, 5)), 3);

        assertThat(told(merge.next(ALL))).containsExactly("0@0", "1@0", "0@1", "0@2");
    }

    @Test
    void whatComesBehindTheEndsGoesOnAsItComesAndNotBeforeAllThatIsOrdered() {
        merge.add(0, List.of(record(0, 0, 10), record(0, 1, 30), record(0, 2, 50), record(0, 3, 1)), 4);
        assertThat(merge.next(ALL)).isEmpty();
        merge.add(1, List.of(record(1, 0, 20), record(1, 1, 60), record(1, 2, 0)), 3);

        assertThat(told(merge.next(ALL))).containsExactly("0@0", "1@0", "0@1", "0@2", "1@1", "0@3", "1@2");
        merge.add(0, List.of(record(0, 4, 0)), 5);
        assertThat(told(merge.next(ALL))).containsExactly("0@4");
    }

    @Test
    void neitherTheSizeOfBatchesNorInterruptionsChangeTheOrder() {
        var random = new Random(7);
        var log = new HashMap<Integer, List<ConsumerRecord<String, String>>>();
        var until = new HashMap<Integer, Long>();
        for (int partition = 0; partition < 4; partition++) {
            var records = new ArrayList<ConsumerRecord<String, String>>();
            for (int i = 0; i < 200; i++) {
                records.add(record(partition, i, random.nextInt(50)));
            }
            log.put(partition, records);
            until.put(partition, 200L);
        }
        var expected = run(log, until, new Random(1), false);

        assertThat(expected).hasSize(800).doesNotHaveDuplicates();
        assertThat(run(log, until, new Random(2), false)).isEqualTo(expected);
        assertThat(run(log, until, new Random(3), true)).isEqualTo(expected);
    }

    /** Reads the log in random pieces; where it is interrupted, it begins again at the first records that have not gone. */
    private static List<String> run(
            Map<Integer, List<ConsumerRecord<String, String>>> log,
            Map<Integer, Long> until,
            Random random,
            boolean isInterrupted) {
        var told = new ArrayList<String>();
        var merge = new Merge<String, String>(log.keySet(), until);
        var positions = new HashMap<Integer, Integer>();
        while (told.size() < 800) {
            int partition = random.nextInt(4);
            int from = positions.getOrDefault(partition, 0);
            int to = Math.min(200, from + random.nextInt(30));
            merge.add(partition, log.getOrDefault(partition, List.of()).subList(from, to), to);
            positions.put(partition, to);
            told.addAll(told(merge.next(1 + random.nextInt(40))));
            if (isInterrupted && random.nextInt(10) == 0) {
                for (int each : log.keySet()) {
                    positions.put(each, (int) merge.open(each));
                }
                merge = new Merge<>(log.keySet(), until);
                for (int each : log.keySet()) {
                    merge.add(each, List.of(), positions.getOrDefault(each, 0));
                }
            }
        }
        return told;
    }

    private static List<String> told(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> record.partition() + "@" + record.offset())
                .toList();
    }

    private static ConsumerRecord<String, String> record(int partition, long offset, long time) {
        return new ConsumerRecord<>(
                "items",
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
