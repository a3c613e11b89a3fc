package org.vigie.enrich.order;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;

/**
 * The copied items that {@code enrich} still needs: those behind the offset that it has committed. What lies before is
 * deleted, as Kafka Streams does with its own repartition topics; with so many open, nothing more is to be copied. So the
 * copy stays small, however long the log is. Where Kafka does not tell or delete, the copy grows, and nothing else happens.
 * One thread; closed by its owner.
 */
final class Backlog implements AutoCloseable {
    /** Items that are open before the copying rests: enough to work on for longer than it takes to notice. */
    static final int MOST = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Admin admin;
    private final TopicPartition copy;
    private final String reader;
    /** An upper bound, since transactions leave marks among the records. */
    private long open;

    private long deletedBefore;
    /** As {@link System#nanoTime} says. */
    private long lookedAt = System.nanoTime() - PACE.toNanos();

    private boolean isFailing;

    Backlog(KafkaConfig kafka) {
        admin = Admin.create(kafka.clientSettings());
        copy = new TopicPartition(kafka.topics().itemsInOrder().name(), 0);
        reader = kafka.group("enrich");
    }

    /** Whether to copy no more for now. */
    boolean isLong() {
        if (System.nanoTime() - lookedAt >= PACE.toNanos()) {
            look();
            lookedAt = System.nanoTime();
        }
        return open >= MOST;
    }

    /** So many more were copied. */
    void add(int copied) {
        open += copied;
    }

    private void look() {
        try {
            var committed = get(admin.listConsumerGroupOffsets(reader).partitionsToOffsetAndMetadata())
                    .get(copy);
            long end = get(admin.listOffsets(Map.of(copy, OffsetSpec.latest())).partitionResult(copy))
                    .offset();
            open = end - (committed == null ? 0 : committed.offset());
            if (committed != null && committed.offset() > deletedBefore) {
                var before = RecordsToDelete.beforeOffset(committed.offset());
                get(admin.deleteRecords(Map.of(copy, before)).all());
                deletedBefore = committed.offset();
            }
            isFailing = false;
        } catch (ExecutionException e) {
            if (!isFailing) {
                LOG.warn("{} is not cleared of what was worked on: {}", copy, String.valueOf(e.getCause()));
            }
            isFailing = true;
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
