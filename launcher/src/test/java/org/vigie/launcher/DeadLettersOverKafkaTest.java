package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.launcher.ShowDeadLetter.place;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.DeadLetter.Origin;
import org.vigie.contract.Epoch;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Reason;
import org.vigie.contract.UserError;

/** What was refused is put back once, whatever happens meanwhile. On a real broker. */
@Tag("servers")
class DeadLettersOverKafkaTest {
    private static final byte[] NO_TEXT = {'{', (byte) 0xff, (byte) 0xfe};

    private static final int LETTERS = 300;

    @RegisterExtension
    private static final OneBroker BROKER = new OneBroker();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private KafkaConfig kafka;
    private RefusedRecords on;
    private String enriched;

    @BeforeEach
    void open() {
        kafka = BROKER.kafka();
        on = new RefusedRecords(kafka);
        enriched = kafka.topics().enriched().name();
    }

    @AfterEach
    void close() {
        on.close();
    }

    @Test
    void aRecordIsPutBackByteForByteAndOnce() throws Exception {
        var origin = on.write(enriched, "a", NO_TEXT);
        var address =
                on.refuse(Reason.REFUSED_BY_INDEX, "sink", origin, "a", new String(NO_TEXT, StandardCharsets.UTF_8));

        run(0, "redrive", "--dry-run", address);
        assertThat(told())
                .contains("would be put back into " + enriched)
                .contains("1 would be put back, 0 were before");
        assertThat(on.records(origin)).hasSize(1);

        run(0, "redrive", address);
        assertThat(told()).contains(address + " is put back into " + enriched).contains("1 put back");
        assertThat(on.records(origin)).hasSize(2).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(RefusedRecords.bytes("a"));
            assertThat(record.value()).isEqualTo(NO_TEXT);
            assertThat(record.timestamp()).isEqualTo(RefusedRecords.MARCH.toEpochMilli());
        });
        assertThat(on.records(origin).getLast().headers().lastHeader(DeadLetter.REDRIVEN))
                .isNotNull();

        run(0, "redrive", address);
        assertThat(told()).contains(address + " was put back already, at ").contains("0 put back, 1 were before");
        run(0, "redrive", "--reason", "refused-by-index");
        assertThat(told()).isEqualTo("0 put back, 0 were before, 0 cannot be\n");
        assertThat(on.records(origin)).hasSize(2);
    }

    @Test
    void whatAKilledProcessLeftOpenNeverWasAndIsPutBackOnce() throws Exception {
        var origin = on.write(enriched, "a", RefusedRecords.bytes("{}"));
        var address = on.refuse(Reason.REFUSED_BY_INDEX, "sink", origin, "a", "{}");
        var killed = killedBeforeItsCommit(letter(address));

        run(0, "redrive", address);
        assertThat(told()).contains(address + " is put back into ");
        run(0, "redrive", address);
        assertThat(told()).contains(address + " was put back already");
        assertThat(on.records(origin)).hasSize(2);
        killed.close(Duration.ZERO);
    }

    @Test
    void hundredsArePutBackOnceEachOverTheSameFewConnections() throws Exception {
        var items = kafka.topics().items().name();
        var origins = new HashMap<String, Origin>();
        for (int number = 0; number < LETTERS; number++) {
            var topic = number % 2 == 0 ? enriched : items;
            var key = "key" + number;
            var origin = on.write(topic, key, RefusedRecords.bytes("{\"of\":" + number + "}"));
            on.refuse(Reason.REFUSED_BY_INDEX, "sink", origin, key, "{\"of\":" + number + "}");
            origins.put(key, origin);
        }
        var one = on.refuse(Reason.ENRICH_FAILED, "unify-item", origins.get("key1"), "key1", "{\"of\":1}");
        OpenedClients.take();
        run(0, "redrive", "--dry-run", one);
        var forOneThatIsNotPutBack = OpenedClients.take();
        run(0, "redrive", one);
        var forOne = OpenedClients.take();
        told();

        run(0, "redrive", "--reason", "refused-by-index");

        assertThat(told()).endsWith(LETTERS + " put back, 0 were before, 0 cannot be\n");
        assertThat(OpenedClients.take()).isEqualTo(forOne).containsEntry("kafka.producer", 1);
        assertThat(forOneThatIsNotPutBack)
                .doesNotContainKey("kafka.producer")
                .containsEntry("kafka.consumer", forOne.get("kafka.consumer"));
        var stand = new HashMap<String, List<String>>();
        for (var partition : partitions(origins.values())) {
            for (var record : on.records(partition)) {
                stand.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                        .add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        assertThat(stand)
                .hasSize(LETTERS)
                .allSatisfy((key, values) -> assertThat(values)
                        .as(key)
                        .hasSize(key.equals("key1") ? 3 : 2)
                        .containsOnly("{\"of\":" + key.substring("key".length()) + "}"));
    }

    @Test
    void oneThatWasOvertakenPutsNothingBack() throws Exception {
        var origin = on.write(enriched, "a", RefusedRecords.bytes("{}"));
        var address = on.refuse(Reason.REFUSED_BY_INDEX, "sink", origin, "a", "{}");
        try (var slow = Redrive.open(kafka)) {
            var letter = letter(address);
            var way = wayBack(letter);
            run(0, "redrive", address);

            assertThat(catchUserError(() -> slow.putBack(letter, way))).contains("another", "has taken over");
        }
        assertThat(on.records(origin)).hasSize(2);
    }

    @Test
    void whereTheRecordIsGoneTheLetterHoldsIt() throws Exception {
        var origin = on.write(enriched, "a", RefusedRecords.bytes("{\"é\":1}"));
        var whole = on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "a", "{\"é\":1}");
        var cut = on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "a", "x".repeat(100_000));
        var noText =
                on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "a", new String(NO_TEXT, StandardCharsets.UTF_8));
        var nowhere = on.refuse(Reason.UNREADABLE_RECORD, "sink", new Origin("vigie.gone.v1", 0, 3), "a", "{}");
        on.forget(origin);

        run(1, "redrive", cut, noText, nowhere, whole);

        assertThat(told())
                .contains(whole + " is put back into " + enriched)
                .contains(cut + " cannot be put back: its record is gone", "only its first 65536 characters")
                .contains(noText + " cannot be put back", "it was empty or no text")
                .contains(nowhere + " cannot be put back: there is no vigie.gone.v1-0 any more")
                .contains("1 put back, 0 were before, 3 cannot be");
        assertThat(on.records(origin)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(RefusedRecords.bytes("{\"é\":1}"));
            assertThat(record.timestamp()).isEqualTo(RefusedRecords.MARCH.toEpochMilli());
        });
    }

    @Test
    void aCutLetterIsEnoughWhereTheRecordStillStands() throws Exception {
        var long1 = RefusedRecords.bytes("x".repeat(100_000));
        var origin = on.write(enriched, "a", long1);
        var address = on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "a", "x".repeat(100_000));

        run(0, "redrive", address);

        assertThat(on.records(origin).getLast().value()).isEqualTo(long1);
    }

    @Test
    void anotherRecordAtTheSamePlaceIsNotTakenForIt() throws Exception {
        var origin = on.write(enriched, "a", RefusedRecords.bytes("{}"));
        var other = on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "b", "{\"of\":\"an earlier topic\"}");
        var same = on.refuse(Reason.UNREADABLE_RECORD, "sink", origin, "a", "{\"of\":\"an earlier topic\"}");

        run(1, "redrive", other, same);

        assertThat(told()).contains(same + " cannot be put back: a newer record of it stands at " + place(origin));
        assertThat(on.records(origin)).hasSize(2).last().satisfies(record -> {
            assertThat(record.key()).isEqualTo(RefusedRecords.bytes("b"));
            assertThat(record.value()).isEqualTo(RefusedRecords.bytes("{\"of\":\"an earlier topic\"}"));
        });
    }

    @Test
    void anOldRecordDoesNotBecomeTheLastOfItsKey() throws Exception {
        var replay = kafka.in(new Epoch(2, Epoch.State.FILLING, Map.of(), null, null));
        try (var admin = new KafkaAdmin(replay)) {
            admin.createTopics();
        }
        var topics = kafka.topics();
        for (var topic : List.of(
                topics.counts().name(),
                topics.alerts().name(),
                enriched,
                replay.topics().stories().name(),
                replay.topics().enriched().name())) {
            var old = on.write(topic, "a", RefusedRecords.bytes("{\"v\":1}"));
            var newer = on.write(topic, "a", RefusedRecords.bytes("{\"v\":2}"));
            var oldLetter = on.refuse(Reason.REFUSED_BY_INDEX, "sink", old, "a", "{\"v\":1}");
            var newerLetter = on.refuse(Reason.REFUSED_BY_INDEX, "sink", newer, "a", "{\"v\":2}");

            run(1, "redrive", oldLetter, newerLetter);

            assertThat(told())
                    .contains(oldLetter + " cannot be put back: a newer record of it stands at " + place(newer)
                            + ": nothing to put back\n")
                    .contains(newerLetter + " is put back into " + topic);
            assertThat(on.records(old))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactly("{\"v\":1}", "{\"v\":2}", "{\"v\":2}");
        }
    }

    @Test
    void whatACompactedTopicHasRemovedStaysRemoved() throws Exception {
        var counts = kafka.topics().counts().name();
        var removed = on.write(counts, "a", RefusedRecords.bytes("{}"));
        var tombstone = on.write(counts, "a", null);
        var gone = new Origin(counts, removed.partition(), 7); // as after compaction: no record there
        var replaced = on.refuse(Reason.REFUSED_BY_INDEX, "sink", removed, "a", "{}");
        var goneAndReplaced = on.refuse(Reason.REFUSED_BY_INDEX, "sink", gone, "a", "{}");
        var goneWithItsKey = on.refuse(Reason.REFUSED_BY_INDEX, "sink", gone, "b", "{}");

        run(1, "redrive", replaced, goneAndReplaced, goneWithItsKey);

        assertThat(told())
                .contains(replaced + " cannot be put back: a newer record of it stands at " + place(tombstone))
                .contains(goneAndReplaced + " cannot be put back: a newer record of it stands at " + place(tombstone))
                .contains(goneWithItsKey + " cannot be put back: its record is gone from " + place(gone)
                        + " and none of its key stands there")
                .contains("0 put back, 0 were before, 3 cannot be");
        assertThat(on.records(removed)).hasSize(2);
    }

    @Test
    void whatEnrichReadsIsPutBackBehindNewerRecords() throws Exception {
        var items = kafka.topics().items().name();
        var old = on.write(items, "a", RefusedRecords.bytes("{\"v\":1}"));
        on.write(items, "a", RefusedRecords.bytes("{\"v\":2}"));
        var address = on.refuse(Reason.ENRICH_FAILED, "unify-item", old, "a", "{\"v\":1}");

        run(0, "redrive", address);

        assertThat(on.records(old)).hasSize(3);
    }

    @Test
    void theListSumsUpAndShowsTheNewest() throws Exception {
        run(0, "list");
        assertThat(told()).isEqualTo("no dead letters\n");
        var feed = on.refuse(Reason.UNREADABLE_FEED, "read-source", null, "le-fil", "<html>");
        var origin = on.write(enriched, "a", RefusedRecords.bytes("{}"));
        var refused = on.refuse(Reason.REFUSED_BY_INDEX, "sink", origin, "a", "{}");

        run(1, "redrive", feed, refused);
        assertThat(told())
                .contains(feed + " cannot be put back: it never stood in Kafka.", "vigie sources test le-fil");
        run(0, "list");
        assertThat(told())
                .containsPattern("unreadable-feed +read-source +1 +0 ")
                .containsPattern("refused-by-index +sink +1 +1 ")
                .contains(feed, refused);
        run(0, "list", "--json", "--reason", "REFUSED_BY_INDEX", "--stage", "sink", "--since", "2026-03-01");
        var line = Json.MAPPER.readTree(told());
        assertThat(line.path("address").asText()).isEqualTo(refused);
        assertThat(line.path("reason").asText()).isEqualTo("refused-by-index");
        assertThat(line.at("/putBack/to/topic").asText()).isEqualTo(enriched);
        assertThat(line.has("payload")).isFalse();
        run(0, "list", "--since", "2999-01-01");
        assertThat(told()).isEqualTo("no dead letters of that kind\n");
        run(0, "show", feed);
        assertThat(told()).contains("never stood in Kafka", "key       le-fil", "what was wrong", "<html>");
        run(0, "show", "--json", feed);
        assertThat(Json.MAPPER.readTree(told()).path("payload").asText()).isEqualTo("<html>");
    }

    @Test
    void aMistakeIsOneSentence() {
        run(1, "show", "3");
        assertThat(err.toString())
                .isEqualTo("vigie: \"3\" is no address of a dead letter: PARTITION:OFFSET such as 3:17, as"
                        + " \"vigie dead-letters list\" shows it\n");
        run(1, "show", "3:17");
        assertThat(err.toString()).startsWith("vigie: no dead letter lies at 3:17, or no longer");
        run(1, "list", "--reason", "bad");
        assertThat(err.toString()).startsWith("vigie: --reason bad: one of unreadable-feed, ");
        run(1, "list", "--since", "yesterday");
        assertThat(err.toString()).startsWith("vigie: --since yesterday: a day such as 2026-03-01");
        run(1, "redrive");
        assertThat(err.toString()).startsWith("vigie: what is to be put back?");
        run(1, "redrive", "0:1", "--reason", "enrich-failed");
        assertThat(err.toString()).startsWith("vigie: what is to be put back?");
    }

    /** The beginnings of those in which places are. */
    private static Set<Origin> partitions(Collection<Origin> places) {
        return places.stream()
                .map(place -> new Origin(place.topic(), place.partition(), 0))
                .collect(Collectors.toSet());
    }

    private interface Act {
        void run() throws Exception;
    }

    private static String catchUserError(Act act) throws Exception {
        try {
            act.run();
        } catch (UserError e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("no error");
    }

    /** As far as a process comes that is killed after it has written both and before it could commit. */
    private KafkaProducer<byte[], byte[]> killedBeforeItsCommit(Letter letter) throws Exception {
        var settings = new HashMap<>(kafka.clientSettings());
        settings.put("transactional.id", Redrive.transactionalId(kafka));
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        var way = wayBack(letter);
        var there = producer.send(way.put()).get();
        var to = new Origin(there.topic(), there.partition(), there.offset());
        var note = letter.letter()
                .noteOf(new DeadLetter.Redriven(
                        letter.address().partition(), letter.address().offset(), to, RefusedRecords.MARCH));
        var topic = kafka.topics().deadLetters();
        producer.send(new ProducerRecord<>(
                        topic.name(),
                        letter.address().partition(),
                        RefusedRecords.bytes("a"),
                        topic.value().serializer().serialize(topic.name(), note)))
                .get();
        return producer;
    }

    private Letter letter(String address) {
        try (var log = new KafkaLog(kafka)) {
            var letters = new Letters(kafka, log);
            return letters.whole(Letters.find(Letter.Address.parse(address), letters.all()));
        }
    }

    private WaysBack.Back wayBack(Letter letter) {
        try (var log = new KafkaLog(kafka)) {
            return (WaysBack.Back) new WaysBack(kafka, log, List.of(letter)).of(letter);
        }
    }

    /** What commands have printed since the last time. */
    private String told() {
        var told = out.toString();
        out.getBuffer().setLength(0);
        return told;
    }

    private void run(int status, String... arguments) {
        var all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(BROKER.arguments()));
        all.addAll(List.of("--set", OpenedClients.SETTING));
        err.getBuffer().setLength(0);
        int ended = Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as(err.toString()).isEqualTo(status);
    }
}
