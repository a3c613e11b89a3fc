package org.vigie.sink;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in Elasticsearch: put a document in place, or take it away.
 *
 * @param name of the index
 * @param id of the document
 * @param version external; null for a removal whatever the version
 * @param body the document in JSON; null takes it away
 * @param record that asked for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by content
record Write(
        Index index,
        String name,
        String id,
        @Nullable Long version,
        byte @Nullable [] body,
        ConsumerRecord<byte[], byte[]> record) {

    /** About what the line of action and the line feeds take in a bulk request, in bytes. */
    private static final long ACTION = 200;

    boolean isRemoval() {
        return body == null;
    }

    /** What it takes in a bulk request, in bytes. */
    long size() {
        return ACTION + (body == null ? 0 : body.length);
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /**
     * The document. All its records come in one partition, in order. That of an item is the same in all months: each of its
     * records takes it away from the former ones.
     */
    String document() {
        return (index == Index.ITEMS ? index.label() : name) + "/" + id;
    }

    /**
     * Whether it is about a later state of the same document. The version says so: a record that was put back stands behind
     * those that are newer than it. Where one has none, the order of the records does.
     */
    boolean isNewerThan(Write other) {
        return version == null || other.version == null
                ? record.offset() > other.record.offset()
                : version > other.version;
    }
}
