package org.vigie.launcher;

import org.vigie.contract.KafkaConfig;

/**
 * How far an epoch is behind the log, in records.
 *
 * @param items not yet put in order, 0 for the first epoch
 * @param enrich records that {@code enrich} has not worked on
 * @param sink records that {@code sink} has not written
 */
record Behind(long items, long enrich, long sink) {
    /** @param kafka in the epoch */
    static Behind of(KafkaConfig kafka) {
        try (var admin = new KafkaAdmin(kafka)) {
            return of(admin);
        }
    }

    /** Asked in the order of the flow: where nothing is behind, nothing was when the last question began. */
    static Behind of(KafkaAdmin admin) {
        return new Behind(admin.orderLag(), admin.enrichLag(), admin.sinkLag());
    }

    boolean isNothing() {
        return items + enrich + sink == 0;
    }

    @Override
    public String toString() {
        return "behind: items to be put in order %,d, records to enrich %,d, to write %,d"
                .formatted(items, enrich, sink);
    }
}
