package org.vigie.enrich.copies;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.JsonSerde;
import org.vigie.contract.KafkaTopics;

/** The way of an item to its language, where it is judged among its like, and back. */
public final class FollowCopies {
    /** Name of the items on their way to their language, as it stands in the name of the topic between. */
    public static final String BY_LANGUAGE = "items-by-language";

    /** Name of the items on their way back. */
    public static final String JUDGED = "judged-for-copies";

    private FollowCopies() {}

    /** Items by item id, to judgements on copies by language; some come again when they are judged anew. */
    public static KStream<String, Judgement> judge(KStream<String, EnrichedItem> understood, KafkaTopics topics) {
        return understood
                .mapValues(Arrival::of, Named.as("take-prints"))
                .process(new SendToLanguage(), Named.as("send-to-language"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Arrival.class))
                        .withName(BY_LANGUAGE)
                        .withNumberOfPartitions(topics.items().partitions()))
                .process(new FindCopies(), Named.as("find-copies"));
    }

    /** Verdicts by item id, whatever their languages, to items as they now stand. */
    public static KStream<String, EnrichedItem> back(KStream<String, Verdict> verdicts, KafkaTopics topics) {
        return verdicts.repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(Verdict.class))
                        .withName(JUDGED)
                        .withNumberOfPartitions(topics.enriched().partitions()))
                .processValues(new KeepNewest(), Named.as("keep-newest"));
    }
}
