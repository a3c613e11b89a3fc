package org.vigie.enrich.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.vigie.contract.Alert;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;
import org.vigie.contract.Release;
import org.vigie.enrich.rules.RulesInForce;

/** The way from releases and items to alerts. */
public final class FollowAlerts {
    /** Name of the signs on their way from items to what they are looked at with. */
    public static final String SIGNS = "alert-signs";

    /** Ends the id of an alert that tells of a second source. */
    static final String CONFIRMED = "/confirmed";

    /** The label of such an alert. */
    static final Map<String, String> CONFIRMATION = Map.of("confirmation", "confirmed");

    private FollowAlerts() {}

    /** Adds the steps. */
    public static void add(
            KStream<String, EnrichedItem> items,
            KStream<String, Release> releases,
            RulesInForce rules,
            KafkaTopics topics,
            MeterRegistry metrics) {
        var signs = items.process(new FindSigns(rules), Named.as("find-signs"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Sign.class))
                        .withName(SIGNS)
                        .withNumberOfPartitions(topics.alerts().partitions()));
        releases.process(new JudgeRelease(rules), Named.as("judge-release"))
                .merge(signs.process(new JoinPieces(rules), Named.as("join-pieces")), Named.as("with-items"))
                .merge(signs.process(new WatchLevels(rules), Named.as("watch-levels")), Named.as("with-levels"))
                .merge(signs.process(new WatchSilence(rules), Named.as("watch-silence")), Named.as("with-silence"))
                .peek((id, alert) -> count(alert, metrics), Named.as("count-alerts"))
                .to(
                        topics.alerts().name(),
                        Produced.with(topics.alerts().key(), topics.alerts().value())
                                .withName("write-alerts"));
    }

    private static void count(Alert alert, MeterRegistry metrics) {
        var change = alert.withdrawn() != null
                ? "withdrawn"
                : alert.hasEnded() ? "ended" : alert.version() == 1 ? "new" : "corrected";
        metrics.counter("enrich.alerts", "rule", alert.rule(), "change", change).increment();
    }
}
