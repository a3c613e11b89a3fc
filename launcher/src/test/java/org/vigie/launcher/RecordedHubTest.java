package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;
import org.vigie.contract.PollState;

/**
 * Half a year of a recorded hub through the whole pipeline, to the people who are told of it, undisturbed and killed. {@code -Dhub.step=P1D} takes smaller
 * steps; what was found then stands in {@code target/recorded-hub.txt}.
 */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordedHubTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-08-31T00:00:00Z");
    private static final Duration STEP = Duration.parse(System.getProperty("hub.step", "P28D"));

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
    void eachReleaseOfARegisteredDeveloperIsToldOnceAndNoNoiseIs() throws Exception {
        var data = folder.resolve("undisturbed");
        try (var web = new RecordedWeb(FIRST.toString());
                var people = new WebhookReceiver();
                var vigie = start(web, data, people)) {
            for (var moment : moments()) {
                poll(vigie, web, data, moment);
            }
            vigie.awaitWritten(data);
            undisturbed = Indexed.documents(data);
            assertTheTableOfReleasesIsThatOfTheIndex(data);
            assertPeopleAreToldOnce(vigie, people, undisturbed);
        }
        var releases = Indexed.withPrefix(undisturbed, "releases ");
        var alerts = Indexed.withPrefix(undisturbed, "alerts new-release/").values();
        Files.writeString(Path.of("target", "recorded-hub.txt"), RecordedHubReport.of(releases, alerts));

        assertThat(alerts).hasSizeGreaterThan(100);
        var told = new HashSet<String>();
        for (var alert : alerts) {
            var release =
                    Objects.requireNonNull(releases.get(alert.path("release").asText()), alert::toString);
            assertThat(told.add(release.path("id").asText())).as("told once").isTrue();
            assertThat(release.path("owner").asText()).isEqualTo("registered");
            assertThat(release.has("noise")).as("noise: %s", release).isFalse();
            assertThat(release.path("history").asBoolean())
                    .as("history: %s", release)
                    .isFalse();
            assertThat(release.path("kind").asText()).isNotEqualTo("quantisation");
        }
        assertThat(releases.values().stream().filter(RecordedHubTest::isNews))
                .allMatch(release -> told.contains(release.path("id").asText()));
    }

    @Test
    @Order(2)
    void killedInTheMiddleTheReleasesAndAlertsAreTheSame() throws Exception {
        assumeTrue(!undisturbed.isEmpty(), "skipped: needs the documents of the undisturbed run");
        var data = folder.resolve("killed");
        var moments = moments();
        int third = moments.size() / 3;
        try (var web = new RecordedWeb(FIRST.toString());
                var people = new WebhookReceiver()) {
            try (var vigie = start(web, data, people)) {
                for (var moment : moments.subList(0, third)) {
                    poll(vigie, web, data, moment);
                }
                vigie.kill();
            }
            try (var vigie = start(web, data, people)) {
                for (var moment : moments.subList(third, 2 * third)) {
                    poll(vigie, web, data, moment);
                }
                web.setClock(moments.get(2 * third).toString());
                vigie.kill();
            }
            try (var vigie = start(web, data, people)) {
                for (var moment : moments.subList(2 * third, moments.size())) {
                    poll(vigie, web, data, moment);
                }
                vigie.awaitWritten(data);
                var documents = Indexed.documents(data);
                assertThat(Indexed.differences(
                                Indexed.withoutVersionsOfCounts(undisturbed),
                                Indexed.withoutVersionsOfCounts(documents)))
                        .isEmpty();
                assertPeopleAreToldOnce(vigie, people, documents);
            }
        }
    }

    /** Of every alert that stands; a message that was on its way when the process died comes again under its key. */
    private static void assertPeopleAreToldOnce(
            VigieProcess vigie, WebhookReceiver people, Map<String, String> documents) throws Exception {
        var alerts = Indexed.withPrefix(documents, "alerts ").keySet();
        vigie.await("people are told", () -> people.wasToldOf(alerts));
        assertThat(people.keys())
                .allSatisfy((id, keys) -> assertThat(keys).as(id).hasSize(1));
    }

    private static void assertTheTableOfReleasesIsThatOfTheIndex(Path data) throws Exception {
        var french = releases(data, "--country", "fr", "--limit", "10000", "--json");
        assertThat(french).hasSizeGreaterThan(5).allSatisfy(line -> {
            var release = Json.MAPPER.readTree(line);
            assertThat(release.path("country").asText()).isEqualTo("FR");
            assertThat(release.path("owner").asText()).isEqualTo("registered");
            assertThat(release.has("noise")).isFalse();
        });
        assertThat(releases(data, "--noise", "--limit", "2"))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("RELEASED");
        assertThat(releases(data, "--developer", "mistral", "--kind", "base", "--since", "2026-03-02"))
                .last(InstanceOfAssertFactories.STRING)
                .matches("\\d+ releases?");
        assertThat(releases(data, "--country", "none", "--limit", "1"))
                .last(InstanceOfAssertFactories.STRING)
                .contains("release");
    }

    private static List<String> releases(Path data, String... options) {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of("releases", "--data", data.toString()));
        arguments.addAll(List.of(options));
        int status = Vigie.commandLine(new PrintWriter(out), new PrintWriter(System.err))
                .execute(arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return out.toString().lines().toList();
    }

    private static boolean isNews(JsonNode release) {
        return release.path("owner").asText().equals("registered")
                && release.has("repository")
                && !release.has("noise")
                && !release.path("history").asBoolean()
                && !release.path("kind").asText().equals("quantisation");
    }

    private static List<Instant> moments() {
        var moments = new ArrayList<Instant>();
        for (var moment = FIRST; moment.isBefore(LAST); moment = moment.plus(STEP)) {
            moments.add(moment);
        }
        moments.add(LAST);
        return moments;
    }

    private static void poll(VigieProcess vigie, RecordedWeb web, Path data, Instant moment) throws Exception {
        web.setClock(moment.toString());
        vigie.awaitSaid("Ctrl-C stops");
        var kafka = VigieProcess.kafka(data);
        try (var polls = new LastValues<>(kafka, kafka.topics().polls())) {
            vigie.await("the hub is polled at " + moment, () -> isPolledAt(polls, moment));
        }
    }

    private static boolean isPolledAt(LastValues<PollState> polls, Instant moment) {
        var state = polls.now().get("hugging-face");
        return state != null && moment.equals(state.lastPollAt());
    }

    private static VigieProcess start(RecordedWeb web, Path data, WebhookReceiver people) throws Exception {
        var hub = web.sources().stream()
                .filter(source -> source.kind().equals("hugging-face"))
                .findFirst()
                .orElseThrow();
        var sources = Files.writeString(
                folder.resolve("hub.yaml"),
                "sources:\n  - {id: hugging-face, kind: hugging-face, url: \"" + hub.url() + "\", every: PT1S}\n");
        var environment = people.environment(folder);
        environment.put("VIGIE_INGEST_EVERY", "PT1S");
        return VigieProcess.start(
                Files.createTempFile(folder, "vigie-", ".out"),
                environment,
                "up",
                "--data",
                data.toString(),
                "--sources",
                sources.toString(),
                "--set",
                "ingest.clock=response-date",
                "--set",
                "ingest.backoff.longest=PT1S");
    }
}
