package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.UserError;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.order.OrderItems;
import org.vigie.notify.Notify;
import org.vigie.sink.Sink;

/** Questions to Kafka, and the creation of topics. Closed by its owner. */
final class KafkaAdmin implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    /** Until Kafka notices that a member of a group is gone: the clients' 45 seconds, and the way there. */
    private static final Duration LONGEST_SESSION = Duration.ofSeconds(60);

    private final KafkaConfig kafka;
    private final Admin admin;

    KafkaAdmin(KafkaConfig kafka) {
        this(kafka, Admin.create(kafka.clientSettings()));
    }

    private KafkaAdmin(KafkaConfig kafka, Admin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    /** The same, asked about the results of an epoch; closed with this one. */
    KafkaAdmin in(Epoch epoch) {
        return new KafkaAdmin(kafka.in(epoch), admin);
    }

    /** Creates the topics that are missing and names them; returns when the broker shows them. */
    List<String> createTopics() {
        var created = new ArrayList<String>();
        for (var topic : missingTopics()) {
            create(topic);
            created.add(topic.name());
        }
        awaitTopics();
        return created;
    }

    /** A controller says that a topic is created a moment before the brokers have heard of it. */
    private void awaitTopics() {
        var end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (!missingTopics().isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new UserError("Kafka at " + kafka.bootstrap() + " does not show the topics it has created");
            }
            pause(Duration.ofMillis(20));
        }
    }

    private List<KafkaTopic<?, ?>> missingTopics() {
        var existing = ask(admin.listTopics().names());
        return kafka.topics().all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
    }

    private void create(KafkaTopic<?, ?> topic) {
        Optional<Short> replication =
                kafka.replication() < 0 ? Optional.empty() : Optional.of((short) kafka.replication());
        var wanted = new NewTopic(topic.name(), Optional.of(topic.partitions()), replication).configs(topic.settings());
        try {
            ask(admin.createTopics(List.of(wanted)).all());
        } catch (UserError e) {
            if (!(rootOf(e) instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * Checks that all topics are there, as a service finds them at its start.
     *
     * @throws UserError that names what is missing
     */
    void requireTopics() {
        var missing = missingTopics().stream().map(KafkaTopic::name).toList();
        if (!missing.isEmpty()) {
            throw new UserError("Kafka at " + kafka.bootstrap() + " lacks the topics " + String.join(", ", missing)
                    + ": create them with \"vigie topics create\"");
        }
    }

    /** Where each topic ends: an upper bound of its records, since transactions leave marks. */
    Map<String, Long> ends() {
        var names = kafka.topics().all().stream().map(KafkaTopic::name).toList();
        var ends = new TreeMap<String, Long>();
        committedEnds(latest(names)).forEach((partition, end) -> ends.merge(partition.topic(), end, Long::sum));
        return ends;
    }

    /** Where each partition of a topic ends, by partition. */
    Map<Integer, Long> ends(KafkaTopic<?, ?> topic) {
        var ends = new TreeMap<Integer, Long>();
        committedEnds(latest(List.of(topic.name()))).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    /** Where a partition ends with all that was written to it, not only with what is committed. */
    long writtenEnd(TopicPartition partition) {
        return offsets(Map.of(partition, OffsetSpec.latest()), IsolationLevel.READ_UNCOMMITTED)
                .getOrDefault(partition, 0L);
    }

    /** Items that a replay has not put in order yet. */
    long orderLag() {
        return kafka.epoch().isReplay()
                ? lag(OrderItems.GROUP, List.of(kafka.topics().items().name()))
                : 0;
    }

    /** Records that {@code enrich} has not worked on yet. */
    long enrichLag() {
        return lag("enrich", Enrich.inputs(kafka));
    }

    /** Records that {@code sink} has not written yet. */
    long sinkLag() {
        return lag("sink", Sink.inputs(kafka));
    }

    /** Records that a service has not worked on yet. */
    long lag(String service) {
        return switch (service) {
            case "enrich" -> enrichLag();
            case "sink" -> sinkLag();
            case "dashboard" -> 0; // reads what others keep
            case "notify" -> lag("notify", Notify.inputs(kafka));
            // Works for no epoch.
            default ->
                in(Epoch.FIRST).lag(service, List.of(kafka.topics().sources().name()));
        };
    }

    /** Offsets between what a group has committed and the end of what it reads. */
    private long lag(String service, List<String> topics) {
        var committed = ask(admin.listConsumerGroupOffsets(kafka.group(service)).partitionsToOffsetAndMetadata());
        var partitions = latest(topics);
        // To the very end: of one transaction, offsets may show before what was written with them.
        var ends = offsets(partitions, IsolationLevel.READ_UNCOMMITTED);
        partitions.keySet().removeIf(partition -> committed.get(partition) != null);
        partitions.replaceAll((partition, latest) -> OffsetSpec.earliest());
        var beginnings = offsets(partitions, IsolationLevel.READ_UNCOMMITTED); // of what was never read
        long lag = 0;
        for (var end : ends.entrySet()) {
            var position = committed.get(end.getKey());
            long from = position == null ? beginnings.getOrDefault(end.getKey(), 0L) : position.offset();
            lag += Math.max(0, end.getValue() - from);
        }
        return lag;
    }

    /** All partitions of those topics that exist. */
    private Map<TopicPartition, OffsetSpec> latest(List<String> topics) {
        var existing = ask(admin.listTopics().names());
        var names = topics.stream().filter(existing::contains).toList();
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        ask(admin.describeTopics(names).allTopicNames())
                .forEach((name, description) -> description
                        .partitions()
                        .forEach(p -> partitions.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        return partitions;
    }

    private Map<TopicPartition, Long> committedEnds(Map<TopicPartition, OffsetSpec> partitions) {
        return offsets(partitions, IsolationLevel.READ_COMMITTED);
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> partitions, IsolationLevel level) {
        var offsets = new HashMap<TopicPartition, Long>();
        ask(admin.listOffsets(partitions, new ListOffsetsOptions(level)).all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /**
     * Deletes the epoch's consumer groups; those that are gone already are no error. A process that was killed is waited for
     * until Kafka has noticed.
     *
     * @throws UserError while somebody still works for it
     */
    void removeGroups() {
        var end = Instant.now().plus(LONGEST_SESSION);
        while (!areGroupsGone()) {
            if (Instant.now().isAfter(end)) {
                throw new UserError(
                        kafka.epoch().name() + " is being worked on: stop what works there, then do it again");
            }
            pause(Duration.ofSeconds(1));
        }
    }

    /** Deletes the topics that belong to the epoch alone, and those between its steps. */
    void removeTopics() {
        var own = kafka.topics().ofEpoch().stream().map(KafkaTopic::name).toList();
        var between = kafka.group("enrich") + "-";
        ask(admin.deleteTopics(ask(admin.listTopics().names()).stream()
                        .filter(name -> own.contains(name) || name.startsWith(between))
                        .toList())
                .all());
    }

    /** Tries to delete them: false while one of them has members. */
    private boolean areGroupsGone() {
        var groups = Stream.of("enrich", "sink", "notify", OrderItems.GROUP)
                .map(kafka::group)
                .toList();
        var existing = ask(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(groups::contains)
                .toList();
        try {
            ask(admin.deleteConsumerGroups(existing).all());
            return true;
        } catch (UserError e) {
            if (rootOf(e) instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while waiting for Kafka", e);
        }
    }

    private <T> T ask(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UserError("Kafka at " + kafka.bootstrap() + " refuses: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new UserError("Kafka at " + kafka.bootstrap() + " does not answer: check kafka.bootstrap", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while waiting for Kafka", e);
        }
    }

    private static Throwable rootOf(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : rootOf(cause);
    }

    @Override
    public void close() {
        admin.close();
    }
}
