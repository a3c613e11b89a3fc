package org.vigie.notify;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Alert;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Definition;
import org.vigie.contract.Delivery;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.Reason;
import org.vigie.contract.UserError;
import org.vigie.notify.message.Message;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.SilenceFile;
import org.vigie.notify.send.Answer;
import org.vigie.notify.send.Couriers;
import org.vigie.notify.stage.Dispatch;

/**
 * The loop of notify: hear alerts, note what is decided, hand over what is due, note what became of it. Nothing is handed over
 * before the alerts that were there at the start are read: another epoch tells a thing's whole history again, and only its end
 * counts. One thread.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(20);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final String STAGE = "notify";

    /** Begins the keys of their definitions. */
    private static final String SILENCE = "silence/";

    private final KafkaConfig kafka;
    private final NotifyConfig config;
    private final Plan plan;
    private final MeterRegistry meters;
    private final AtomicInteger waiting;
    private final InstantSource clock;
    private final BooleanSupplier stopping;
    private final KafkaTopic<String, Alert> alerts;
    private final KafkaTopic<String, Definition> definitions;
    private final Dispatch dispatch;
    /** Filled by the couriers. */
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();

    private volatile boolean hasCaughtUp;

    private record Settled(Message message, Answer answer) {}

    private record Heard(List<Alert> alerts, List<DeadLetter> letters) {}

    /** @param waiting is set to how many alerts wait to be told */
    Rounds(
            KafkaConfig kafka,
            NotifyConfig config,
            Plan plan,
            MeterRegistry meters,
            AtomicInteger waiting,
            InstantSource clock,
            BooleanSupplier stopping) {
        this.kafka = kafka;
        this.config = config;
        this.plan = plan;
        this.meters = meters;
        this.waiting = waiting;
        this.clock = clock;
        this.stopping = stopping;
        alerts = kafka.topics().alerts();
        definitions = kafka.topics().definitions();
        dispatch = new Dispatch(plan, config.oldest());
    }

    /** Whether all is read that was there at the start. */
    boolean hasCaughtUp() {
        return hasCaughtUp;
    }

    /** Returns when told to stop. What is on its way then is sent again after the next start. */
    void run() {
        try (var ledger = new Ledger(kafka)) {
            ledger.read(dispatch::remember);
            note(ledger, dispatch.giveUp(clock.instant()));
            try (var consumer = consumer();
                    var couriers = new Couriers(
                            plan.channels(),
                            config.send(),
                            dispatch::told,
                            (message, answer) -> settled.add(new Settled(message, answer)))) {
                dispatch.onTheirWay().forEach(couriers::bring);
                work(ledger, consumer, couriers);
            }
            settle(ledger); // what was answered at the last moment
        }
    }

    private void work(Ledger ledger, Consumer<byte[], byte[]> consumer, Couriers couriers) {
        var partitions = new ArrayList<>(Ledger.partitions(consumer.partitionsFor(alerts.name())));
        partitions.addAll(Ledger.partitions(consumer.partitionsFor(definitions.name())));
        consumer.assign(partitions);
        readThePast(ledger, consumer, partitions);
        while (!stopping.getAsBoolean()) {
            var records = consumer.poll(patience());
            if (!records.isEmpty()) {
                hear(ledger, read(records), records.nextOffsets(), consumer.groupMetadata());
            }
            settle(ledger);
            depart(ledger, couriers);
            waiting.set(dispatch.waiting());
        }
    }

    /**
     * All alerts that are there, each as it now stands, from the first on: where another epoch is live than the last time, or a
     * former one again, it may say of an old one what nobody was told.
     */
    private void readThePast(Ledger ledger, Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var before = consumer.committed(Set.copyOf(partitions));
        var ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        var past = new LinkedHashMap<String, Alert>();
        var letters = new ArrayList<DeadLetter>();
        while (!isAt(consumer, ends)) {
            if (stopping.getAsBoolean()) {
                return;
            }
            var heard = read(consumer.poll(LONGEST_POLL));
            heard.alerts().forEach(alert -> past.put(alert.id(), alert));
            heard.letters().stream().filter(letter -> isNew(letter, before)).forEach(letters::add);
        }
        if (!past.isEmpty() || !letters.isEmpty()) {
            var read = partitions.stream()
                    .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(consumer.position(each))));
            hear(ledger, new Heard(List.copyOf(past.values()), letters), read, consumer.groupMetadata());
        }
        hasCaughtUp = true;
    }

    private static boolean isNew(DeadLetter letter, Map<TopicPartition, OffsetAndMetadata> before) {
        var origin = Objects.requireNonNull(letter.origin());
        var read = before.get(new TopicPartition(origin.topic(), origin.partition()));
        return read == null || origin.offset() >= read.offset();
    }

    private static boolean isAt(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Duration patience() {
        var rest = dispatch.next()
                .map(next -> Duration.between(clock.instant(), next))
                .orElse(LONGEST_POLL);
        if (!rest.isPositive()) {
            return LONGEST_POLL; // who is due and has not left waits for its channel
        }
        if (rest.compareTo(SHORTEST_POLL) < 0) {
            return SHORTEST_POLL;
        }
        return rest.compareTo(LONGEST_POLL) < 0 ? rest : LONGEST_POLL;
    }

    private Heard read(ConsumerRecords<byte[], byte[]> records) {
        records.records(definitions.name()).forEach(this::hearOfSilence);
        var heard = new Heard(new ArrayList<>(), new ArrayList<>());
        for (var record : records.records(alerts.name())) {
            try {
                heard.alerts().add(alerts.value().deserializer().deserialize(alerts.name(), record.value()));
            } catch (SerializationException e) {
                heard.letters().add(letter(record, String.valueOf(e.getMessage())));
            }
        }
        return heard;
    }

    /** One that cannot be used counts as none. */
    private void hearOfSilence(ConsumerRecord<byte[], byte[]> record) {
        var key = String.valueOf(text(record.key()));
        if (!key.startsWith(SILENCE)) {
            return; // other services follow the other kinds
        }
        try {
            var definition = definitions.value().deserializer().deserialize(definitions.name(), record.value());
            var yaml = definition == null ? null : definition.silence();
            dispatch.silence(key, yaml == null ? null : SilenceFile.parse(key, yaml));
        } catch (SerializationException | UserError e) {
            LOG.warn("{} cannot be used and counts as none: {}", key, e.getMessage());
            dispatch.silence(key, null);
        }
    }

    private void hear(
            Ledger ledger, Heard heard, Map<TopicPartition, OffsetAndMetadata> read, ConsumerGroupMetadata group) {
        var lines = new ArrayList<Delivery>();
        for (var alert : heard.alerts()) {
            var taken = dispatch.take(alert, clock.instant());
            lines.addAll(taken.lines());
            meters.counter("notify.known").increment(taken.known());
        }
        ledger.note(lines, heard.letters(), new HashMap<>(read), group);
        lines.forEach(this::count);
        long tooOld = lines.stream()
                .filter(line -> line.stage().equals(Dispatch.TOO_OLD))
                .count();
        if (tooOld > 0) {
            LOG.warn("{} alerts are not told: they are older than notify.oldest ({})", tooOld, config.oldest());
        }
        heard.letters()
                .forEach(letter -> meters.counter(
                                "dead.letters", "reason", letter.reason().label())
                        .increment());
    }

    private void settle(Ledger ledger) {
        for (var each = settled.poll(); each != null; each = settled.poll()) {
            var answer = each.answer();
            boolean isTaken = answer instanceof Answer.Taken;
            if (!isTaken) {
                LOG.warn("{} refuses a message: {}", each.message().channel().name(), answer.said());
            }
            note(ledger, dispatch.settle(each.message().idempotencyKey(), isTaken, answer.said(), clock.instant()));
        }
    }

    private void depart(Ledger ledger, Couriers couriers) {
        var now = clock.instant();
        note(ledger, dispatch.remind(now));
        note(ledger, dispatch.repeat(now));
        note(ledger, dispatch.spare(now));
        for (var departure : dispatch.due(now)) {
            note(ledger, departure.lines());
            couriers.bring(departure.message());
        }
    }

    private void note(Ledger ledger, List<Delivery> lines) {
        ledger.note(lines);
        lines.forEach(this::count);
    }

    private void count(Delivery line) {
        var outcome = line.outcome().name().toLowerCase(Locale.ROOT);
        meters.counter("notify.deliveries", "channel", line.channel(), "stage", line.stage(), "outcome", outcome)
                .increment();
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String detail) {
        return new DeadLetter(
                Reason.UNREADABLE_RECORD,
                STAGE,
                detail,
                new DeadLetter.Origin(record.topic(), record.partition(), record.offset()),
                text(record.key()),
                record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private Consumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("group.id", kafka.group("notify"));
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
