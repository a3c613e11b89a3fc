package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.PollState;
import org.vigie.contract.Reason;
import org.vigie.contract.UserError;
import org.vigie.ingest.CompactedTopic;
import org.vigie.launcher.RecordedWeb.RecordedSource;

/**
 * The whole pipeline on recordings of the real web: {@code vigie up} as a process, undisturbed and killed. One source of
 * four; {@code -Drecordings=all} takes all of them.
 */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedWebTest {
    private static final int ONE_OF = System.getProperty("recordings", "some").equals("all") ? 1 : 4;
    private static final List<String> MOMENTS = List.of("2026-02-15T00:00:00Z", "2026-04-01T00:00:00Z");

    @TempDir
    private static Path folder;

    private static Map<String, String> undisturbed = Map.of();

    @BeforeAll
    static void theRecordingsAreNeeded() throws Exception {
        Files.setPosixFilePermissions(
                folder, PosixFilePermissions.fromString("rwxr-xr-x")); // for root's unprivileged child
        assumeTrue(RecordedWeb.isHere(), "skipped: no recordings at " + RecordedWeb.SCRIPT.toAbsolutePath());
    }

    @Test
    @Order(1)
    void everyDistinctEntryIsOneDocumentAndAPollAfterNoChangeCostsNothing() throws Exception {
        var data = folder.resolve("undisturbed");
        try (var web = new RecordedWeb(MOMENTS.getFirst());
                var vigie = start(web, data)) {
            var expected = new RecordedEntries();
            for (var moment : MOMENTS) {
                web.setClock(moment);
                awaitPolled(vigie, web, data, moment);
                for (var source : feeds(web)) {
                    expected.add(source.id(), web.body(source.url()));
                }
            }
            vigie.awaitWritten(data);
            var documents = Indexed.documents(data);

            var items = Indexed.withPrefix(documents, "items ");
            assertThat(describe(expected.found(), items)).isEmpty();
            assertCountsAddUp(items, Indexed.withPrefix(documents, "counts "));
            assertAPollAfterNoChangeCostsNothing(vigie, web, data, documents);
            assertRefusedRecordsCostNothingElse(vigie, data);
            undisturbed = documents;
        }
    }

    @Test
    @Order(2)
    void killedInTheMiddleTheDocumentsAreTheSame() throws Exception {
        assumeTrue(!undisturbed.isEmpty(), "skipped: needs the documents of the undisturbed run");
        var data = folder.resolve("killed");
        try (var web = new RecordedWeb(MOMENTS.getFirst())) {
            try (var vigie = start(web, data)) {
                awaitDocuments(vigie, data, 500);
                vigie.kill();
            }
            try (var vigie = start(web, data)) {
                awaitPolled(vigie, web, data, MOMENTS.get(0));
                web.setClock(MOMENTS.get(1));
                awaitSomePolled(vigie, web, data, MOMENTS.get(1));
                vigie.kill();
            }
            try (var vigie = start(web, data)) {
                awaitPolled(vigie, web, data, MOMENTS.get(1));
                vigie.awaitWritten(data);
                var documents = Indexed.documents(data);
                assertThat(Indexed.differences(
                                Indexed.withoutVersionsOfCounts(undisturbed),
                                Indexed.withoutVersionsOfCounts(documents)))
                        .isEmpty();
                assertCountsAddUp(Indexed.withPrefix(documents, "items "), Indexed.withPrefix(documents, "counts "));
            }
        }
    }

    private static VigieProcess start(RecordedWeb web, Path data) throws Exception {
        var list = new StringBuilder("sources:\n");
        for (var source : sources(web)) {
            list.append("  - {id: \"%s\", kind: %s, url: \"%s\"%s}%n"
                    .formatted(
                            source.id(),
                            source.kind(),
                            source.url(),
                            source.language().matches("[a-z]{2}") ? ", language: " + source.language() : ""));
        }
        var sources = Files.writeString(folder.resolve("sources.yaml"), list);
        return VigieProcess.start(
                Files.createTempFile(folder, "vigie-", ".out"),
                Map.of("VIGIE_INGEST_EVERY", "PT4S"),
                "up",
                "--data",
                data.toString(),
                "--sources",
                sources.toString(),
                "--set",
                "ingest.clock=response-date",
                "--set",
                "ingest.backoff.longest=PT4S",
                "--set",
                "ingest.host.concurrency=4");
    }

    private static List<RecordedSource> sources(RecordedWeb web) throws Exception {
        var all = web.sources();
        return IntStream.range(0, all.size())
                .filter(number -> number % ONE_OF == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<RecordedSource> feeds(RecordedWeb web) throws Exception {
        return sources(web).stream()
                .filter(source -> source.kind().equals("feed"))
                .toList();
    }

    private static LastValues<PollState> polls(Path data) {
        var kafka = VigieProcess.kafka(data);
        return new LastValues<>(kafka, kafka.topics().polls());
    }

    private static long polledAt(LastValues<PollState> polls, String moment) {
        var time = Instant.parse(moment);
        return polls.now().values().stream()
                .filter(state -> time.equals(state.lastPollAt()))
                .count();
    }

    private static void awaitPolled(VigieProcess vigie, RecordedWeb web, Path data, String moment) throws Exception {
        vigie.awaitSaid("Ctrl-C stops");
        int sources = sources(web).size();
        try (var polls = polls(data)) {
            vigie.await("all sources are polled at " + moment, () -> polledAt(polls, moment) == sources);
        }
    }

    private static void awaitSomePolled(VigieProcess vigie, RecordedWeb web, Path data, String moment)
            throws Exception {
        int sources = sources(web).size();
        try (var polls = polls(data)) {
            vigie.await("some sources are polled at " + moment, () -> polledAt(polls, moment) > sources / 4);
        }
    }

    private static void awaitDocuments(VigieProcess vigie, Path data, long some) throws Exception {
        vigie.awaitSaid("Ctrl-C stops");
        vigie.await("some documents are written", () -> {
            try {
                VigieProcess.search(data).refresh();
                return VigieProcess.search(data).count("items") > some;
            } catch (UserError e) {
                return false; // a new month's index is being made
            }
        });
    }

    /** What is missing and what is too much, in words; empty when nothing is. */
    private static String describe(Map<String, String> expected, Map<String, JsonNode> items) {
        var missing = new HashSet<>(expected.keySet());
        missing.removeAll(items.keySet());
        var surplus = new HashSet<>(items.keySet());
        surplus.removeAll(expected.keySet());
        return missing.stream()
                        .limit(20)
                        .map(id -> "missing " + expected.get(id) + "\n")
                        .collect(Collectors.joining())
                + surplus.stream()
                        .limit(20)
                        .map(id -> "surplus "
                                + Objects.requireNonNull(items.get(id)).path("source") + "\n")
                        .collect(Collectors.joining())
                + (missing.isEmpty() && surplus.isEmpty()
                        ? ""
                        : "missing %d, surplus %d of %d".formatted(missing.size(), surplus.size(), expected.size()));
    }

    private static void assertCountsAddUp(Map<String, JsonNode> items, Map<String, JsonNode> counts) {
        assertCountsAddUp("items", items.values(), counts.values());
        assertCountsAddUp(
                "originals",
                items.values().stream().filter(item -> !item.has("duplicateOf")).toList(),
                counts.values());
    }

    private static void assertCountsAddUp(String measure, Collection<JsonNode> items, Collection<JsonNode> counts) {
        var byLanguage = new TreeMap<String, Long>();
        items.forEach(item -> byLanguage.merge(item.path("language").asText(), 1L, Long::sum));
        for (var period : List.of("hour", "day", "week")) {
            var counted = new TreeMap<String, Long>();
            counts.stream()
                    .filter(count -> count.path("period").asText().equals(period)
                            && count.path("topic").asText().equals("*")
                            && count.path(measure).asLong() > 0)
                    .forEach(count -> counted.merge(
                            count.path("language").asText(), count.path(measure).asLong(), Long::sum));
            assertThat(counted).as("%s by %s", measure, period).isEqualTo(byLanguage);
        }
    }

    private static void assertAPollAfterNoChangeCostsNothing(
            VigieProcess vigie, RecordedWeb web, Path data, Map<String, String> before) throws Exception {
        Set<String> readable = new HashSet<>();
        Set<String> failing;
        try (var polls = polls(data)) {
            failing = polls.now().values().stream()
                    .filter(state -> state.problem() != null)
                    .map(PollState::source)
                    .collect(Collectors.toSet());
        }
        for (var source : feeds(web)) {
            if (!failing.contains(source.id())) {
                readable.add(source.url().replaceFirst("http://[^/]+", ""));
            }
        }
        assertThat(readable).hasSizeGreaterThan(150 / ONE_OF);
        web.forgetLog();
        vigie.await("no feed has changed", () -> unchanged(web).containsAll(readable));
        var inFull = web.log().stream()
                .filter(answer -> readable.contains(answer.path()) && answer.status() != 304)
                .map(RecordedWeb.Answered::path)
                .toList();
        assertThat(inFull)
                .as("once in 50 times a source is asked in full, to see whether its validators are true")
                .doesNotHaveDuplicates();
        vigie.awaitWritten(data);
        assertThat(Indexed.differences(before, Indexed.documents(data))).isEmpty();
    }

    private static Set<String> unchanged(RecordedWeb web) throws Exception {
        return web.log().stream()
                .filter(answer -> answer.status() == 304)
                .map(RecordedWeb.Answered::path)
                .collect(Collectors.toSet());
    }

    /** Garbage in two topics: a dead letter for each, and everything behind it is still done. */
    private static void assertRefusedRecordsCostNothingElse(VigieProcess vigie, Path data) throws Exception {
        var kafka = VigieProcess.kafka(data);
        var topics = kafka.topics();
        try (var producer =
                new KafkaProducer<>(kafka.producerSettings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topics.items().name(), "garbage-item", bytes("{\"id\":")))
                    .get();
            producer.send(new ProducerRecord<>(topics.counts().name(), "garbage-count", bytes("[]")))
                    .get();
        }
        vigie.awaitWritten(data);
        vigie.await(
                "both are dead letters",
                () -> CompactedTopic.readAll(kafka, topics.deadLetters())
                        .keySet()
                        .containsAll(List.of("garbage-item", "garbage-count")));
        assertThat(CompactedTopic.readAll(kafka, topics.deadLetters()))
                .extractingByKeys("garbage-item", "garbage-count")
                .extracting(DeadLetter::reason)
                .containsOnly(Reason.UNREADABLE_RECORD);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
