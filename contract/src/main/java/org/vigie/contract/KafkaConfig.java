package org.vigie.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka.
 *
 * @param bootstrap {@code host:port} of brokers, with commas between them; null where none is configured
 * @param prefix of all topic names and consumer groups
 * @param replication of topics when they are created, -1 for the broker's default
 * @param client settings passed to every Kafka client, such as {@code security.protocol}
 * @param epoch whose results are meant; no setting
 */
public record KafkaConfig(
        @Nullable String bootstrap, String prefix, int replication, Map<String, String> client, Epoch epoch) {
    /** Name of the setting: how many requests of a producer are under way at once to one broker. */
    public static final String IN_FLIGHT = "max.in.flight.requests.per.connection";

    /** For the first epoch. */
    public KafkaConfig(@Nullable String bootstrap, String prefix, int replication, Map<String, String> client) {
        this(bootstrap, prefix, replication, client, Epoch.FIRST);
    }

    /** Reads {@code kafka.*}. */
    public static KafkaConfig read(Settings settings) {
        return new KafkaConfig(
                settings.optionalText("kafka.bootstrap", "brokers to connect to, host:port with commas between"),
                settings.text("kafka.prefix", "vigie.", "what all topic names start with"),
                settings.wholeNumber("kafka.replication", -1, -1, 9, "copies of each topic, -1 as the broker says"),
                settings.under("kafka.client."));
    }

    /** The same with other brokers. */
    public KafkaConfig at(String brokers) {
        return new KafkaConfig(brokers, prefix, replication, client, epoch);
    }

    /** The same for the results of an epoch. */
    public KafkaConfig in(Epoch other) {
        return new KafkaConfig(bootstrap, prefix, replication, client, other);
    }

    /** The topics under this prefix. */
    public KafkaTopics topics() {
        return new KafkaTopics(prefix, epoch);
    }

    /** A consumer group or application id of ours, such as {@code vigie.sink} or {@code vigie.epoch-2.sink}. */
    public String group(String service) {
        return prefix + (epoch.isReplay() ? epoch.name() + "." : "") + service;
    }

    /**
     * What every Kafka client needs.
     *
     * @throws UserError when no broker is configured
     */
    public Map<String, Object> clientSettings() {
        var all = new HashMap<String, Object>(client);
        all.put("bootstrap.servers", brokers());
        return all;
    }

    /**
     * What every producer needs. One request at a time: with several, the first that come to a topic that was just made may
     * be taken in the wrong order, and then one of them is refused until its time is over (KAFKA-15591).
     *
     * @throws UserError when no broker is configured
     */
    public Map<String, Object> producerSettings() {
        var all = clientSettings();
        all.putIfAbsent(IN_FLIGHT, 1);
        return all;
    }

    /**
     * The brokers.
     *
     * @throws UserError when none is configured
     */
    public String brokers() {
        if (bootstrap == null) {
            throw new UserError(
                    "no Kafka is configured: set kafka.bootstrap=HOST:PORT (or VIGIE_KAFKA_BOOTSTRAP), or use \"vigie up\","
                            + " which brings its own");
        }
        return bootstrap;
    }
}
