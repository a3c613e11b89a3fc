package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.sink.Examples.BACKOFF;
import static org.vigie.sink.Examples.DOCUMENTS;
import static org.vigie.sink.Examples.TOPICS;
import static org.vigie.sink.Examples.alert;
import static org.vigie.sink.Examples.families;
import static org.vigie.sink.Examples.item;
import static org.vigie.sink.Examples.record;
import static org.vigie.sink.Examples.release;
import static org.vigie.sink.Examples.story;
import static org.vigie.sink.FaultyElasticsearch.modules;
import static org.vigie.sink.FaultyElasticsearch.page;
import static org.vigie.sink.FaultyElasticsearch.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Epoch;
import org.vigie.contract.Json;
import org.vigie.contract.Release;
import org.vigie.contract.UserError;

class TemplatesTest {
    private static final ElasticsearchConfig VIGIE =
            new ElasticsearchConfig(URI.create("http://localhost:1"), null, null, null, "vigie-");

    private static final FaultyElasticsearch.Answer NO_POLICY =
            status(404, "{\"error\":{\"type\":\"resource_not_found_exception\",\"reason\":\"none\"},\"status\":404}");
    private static final FaultyElasticsearch.Answer FORBIDDEN =
            status(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":403}");

    private final List<Long> waits = new ArrayList<>();
    private final Patience patience = time -> {
        waits.add(time.toMillis());
        return waits.size() < 100; // a fault of the test ends
    };

    @Test
    void everyFieldOfADocumentIsMapped() throws IOException {
        var examples = Map.of(
                Index.ITEMS, record(TOPICS.enriched(), 0, "i", item("i", 1, "2026-03-01T00:00:00Z")),
                Index.STORIES, record(TOPICS.stories(), 0, "s", story(1)),
                Index.RELEASES, record(TOPICS.releases(), 0, "r", release()),
                Index.COUNTS, record(TOPICS.counts(), 0, "c", families()),
                Index.ALERTS, record(TOPICS.alerts(), 0, "a", alert()));
        assertThat(examples).containsOnlyKeys(Index.values());
        for (var example : examples.entrySet()) {
            var document = Json.MAPPER.readTree(
                    DOCUMENTS.of(example.getValue()).getFirst().body());
            var mapping = Templates.read(example.getKey(), VIGIE).at("/template/mappings");

            assertThat(mapping.get("dynamic").asText()).isEqualTo("strict");
            assertMapped(document, mapping.get("properties"));
        }
    }

    @Test
    void everythingThatAReleaseMayKnowIsMapped() {
        var properties = Templates.read(Index.RELEASES, VIGIE).at("/template/mappings/properties");

        assertThat(Release.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .allMatch(properties::has);
    }

    private static void assertMapped(JsonNode document, JsonNode properties) {
        document.properties().forEach(field -> {
            assertThat(properties.has(field.getKey())).as(field.getKey()).isTrue();
            if (field.getValue().isObject()) {
                assertMapped(field.getValue(), properties.get(field.getKey()).get("properties"));
            }
            if (field.getValue().path(0).isObject()) {
                assertMapped(
                        field.getValue().get(0), properties.get(field.getKey()).get("properties"));
            }
        });
    }

    @Test
    void thePrefixStandsInPatternsAndAliases() {
        var template = Templates.read(
                Index.ITEMS, new ElasticsearchConfig(URI.create("http://localhost:1"), null, null, null, "team-7-"));

        assertThat(template.at("/index_patterns/0").asText()).isEqualTo("team-7-items-*");
        assertThat(template.at("/template/aliases").has("team-7-items")).isTrue();
        assertThat(template.toString()).doesNotContain("vigie");
    }

    @Test
    void aReplayHasIndicesOfItsOwnAndIsReadOnlyOnceItIsLive() {
        var replay = new Epoch(2, Epoch.State.FILLING, Map.of(), null, null);
        var filling = Templates.read(Index.ITEMS, VIGIE.in(replay));
        var live = Templates.read(Index.ITEMS, VIGIE.in(replay.become(Epoch.State.LIVE, Instant.EPOCH)));
        var former = Templates.read(Index.ITEMS, VIGIE.in(Epoch.FIRST.become(Epoch.State.FORMER, Instant.EPOCH)));

        assertThat(filling.at("/index_patterns/0").asText()).isEqualTo("vigie-epoch-2-items-*");
        assertThat(filling.at("/template/aliases").toString()).isEqualTo("{\"vigie-epoch-2-items\":{}}");
        assertThat(live.at("/template/aliases").toString())
                .isEqualTo("{\"vigie-epoch-2-items\":{},\"vigie-items\":{}}");
        assertThat(former.at("/index_patterns/0").asText()).isEqualTo("vigie-items-*");
        assertThat(former.at("/template/aliases").toString()).isEqualTo("{\"vigie-epoch-1-items\":{}}");
    }

    @Test
    void templatesAreInstalledAndIndicesThatExistLearnNewFields() throws IOException {
        try (var server = new FaultyElasticsearch()) {
            assertThat(install(server)).isTrue();

            assertThat(server.paths())
                    .containsExactly(
                            "GET /_nodes/plugins",
                            "PUT /_index_template/vigie-items",
                            "PUT /vigie-items-*/_mapping",
                            "PUT /_index_template/vigie-stories",
                            "PUT /vigie-stories-*/_mapping",
                            "PUT /_index_template/vigie-releases",
                            "PUT /vigie-releases-*/_mapping",
                            "PUT /_index_template/vigie-counts",
                            "PUT /vigie-counts-*/_mapping",
                            "PUT /_index_template/vigie-alerts",
                            "PUT /vigie-alerts-*/_mapping");
            assertThat(server.bodies().get(1).at("/template/mappings").has("_source"))
                    .isTrue();
            assertThat(server.bodies().get(2).has("_source"))
                    .as("which an index that there is does not let change")
                    .isFalse();
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void aFullClusterAnalysesTextsInTheirLanguageAndAgesIndicesAsItsPolicySays() throws IOException {
        try (var server = new FaultyElasticsearch(modules("analysis-common", "x-pack-ilm"), NO_POLICY)) {
            assertThat(install(server)).isTrue();

            assertThat(server.paths())
                    .startsWith(
                            "GET /_nodes/plugins",
                            "GET /_ilm/policy/vigie-lifecycle",
                            "PUT /_ilm/policy/vigie-lifecycle",
                            "PUT /_index_template/vigie-items");
            assertThat(server.bodies().get(2).at("/policy/phases").has("warm")).isTrue();
            var items = server.bodies().get(3).path("template");
            assertThat(items.at("/settings/lifecycle/name").asText()).isEqualTo("vigie-lifecycle");
            assertThat(items.at("/settings/analysis/analyzer/fr/type").asText()).isEqualTo("french");
            assertThat(items.at("/mappings/properties/text/properties/fr/analyzer")
                            .asText())
                    .isEqualTo("fr");
        }
    }

    @Test
    void aSmallClusterIsToldNothingThatItWouldNotUnderstand() throws IOException {
        try (var server = new FaultyElasticsearch()) {
            assertThat(install(server)).isTrue();

            assertThat(server.bodies().toString())
                    .doesNotContain("analyzer", "lifecycle", "french")
                    .contains("\"fr\":{\"type\":\"text\"}");
        }
    }

    @Test
    void whatPeopleMadeOfThePolicyStays() throws IOException {
        var theirs =
                status(200, "{\"vigie-lifecycle\":{\"version\":7,\"modified_date\":0,\"policy\":{\"phases\":{}}}}");
        try (var server = new FaultyElasticsearch(modules("analysis-common", "x-pack-ilm"), theirs)) {
            assertThat(install(server)).isTrue();

            assertThat(server.paths()).doesNotContain("PUT /_ilm/policy/vigie-lifecycle");
            assertThat(server.bodies()
                            .get(2)
                            .at("/template/settings/lifecycle/name")
                            .asText())
                    .isEqualTo("vigie-lifecycle");
        }
    }

    @Test
    void withoutTheRightToMakeAPolicyThereIsNone() throws IOException {
        try (var server = new FaultyElasticsearch(modules("x-pack-ilm"), NO_POLICY, FORBIDDEN)) {
            assertThat(install(server)).isTrue();

            assertThat(server.bodies().get(3).at("/template/settings").has("lifecycle"))
                    .isFalse();
        }
    }

    @Test
    void aClusterThatDoesNotSpeakOfItsNodesIsTakenForASmallOne() throws IOException {
        try (var server =
                new FaultyElasticsearch(status(410, "{\"error\":{\"type\":\"x\",\"reason\":\"y\"},\"status\":410}"))) {
            assertThat(install(server)).isTrue();

            assertThat(server.bodies().toString()).doesNotContain("analyzer");
        }
    }

    @Test
    void everyAnalyzerOfAFieldIsDefined() {
        var template = Templates.read(Index.ITEMS, VIGIE).path("template");

        assertThat(template.at("/mappings/properties/text/properties"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(template.at("/settings/analysis/analyzer")
                                .has(field.path("analyzer").asText()))
                        .isTrue());
    }

    @Test
    void aClusterThatIsNotThereYetIsWaitedFor() throws IOException {
        try (var server = new FaultyElasticsearch(page(503), FaultyElasticsearch.cutInTheMiddle())) {
            assertThat(install(server)).isTrue();

            assertThat(waits).containsExactly(200L, 400L);
        }
    }

    @Test
    void whoeverIsToldToStopDoesNotWaitOn() throws IOException {
        try (var server = new FaultyElasticsearch(page(503), page(503));
                var client = server.client()) {
            var trouble = new Trouble(Clock.systemUTC(), new SimpleMeterRegistry());

            assertThat(new Templates(client, VIGIE, BACKOFF, trouble).install(time -> false))
                    .isFalse();
        }
    }

    @Test
    void aRefusalIsForAPersonToMend() throws IOException {
        for (int code : new int[] {401, 403, 400}) {
            try (var server = new FaultyElasticsearch(
                    status(code, "{\"error\":{\"type\":\"x\",\"reason\":\"because\"},\"status\":" + code + "}"))) {
                assertThatThrownBy(() -> install(server))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining(String.valueOf(code))
                        .hasMessageContaining("because");
            }
        }
    }

    @Test
    void theAddressMayHaveAPathAndTheCredentialsAreSent() throws IOException {
        try (var server = new FaultyElasticsearch()) {
            var address = URI.create(server.address() + "/search");
            var config = new ElasticsearchConfig(address, null, null, "c2VjcmV0", "vigie-");
            try (var client = Cluster.connect(config, Duration.ofSeconds(5), new SimpleMeterRegistry())) {
                new Bulk(client).send(Examples.counts("a"));
            }

            assertThat(server.paths()).containsExactly("POST /search/_bulk");
            assertThat(server.authorizations()).containsExactly("ApiKey c2VjcmV0");
        }
    }

    private boolean install(FaultyElasticsearch server) throws IOException {
        try (var client = server.client()) {
            var trouble = new Trouble(Clock.systemUTC(), new SimpleMeterRegistry());
            return new Templates(client, VIGIE, BACKOFF, trouble).install(patience);
        }
    }
}
