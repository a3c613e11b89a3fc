package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.replay.RecordedWeb;

/** Days of a recorded hub through the real poller: its trending lists, its stream and one of its owners. */
class HubReplayTest {
    private static final Path REPORT = Path.of("target", "hub-replay.txt");
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration STEP = Duration.ofHours(4);
    private static final int STEPS = 60;

    private static Source source(String url) {
        return SourceBuilder.builder(Source.of("hub", Source.Kind.HUGGING_FACE, url))
                .every(STEP.dividedBy(2))
                .headers(Map.of("Connection", "close"))
                .build();
    }

    private static FetchConfigBuilder fetching() {
        return FetchConfigBuilder.builder(FetchConfig.byHand()).byResponseDate(true);
    }

    /** Ids in a list that the hub shows now, as this test reads them by itself. */
    private static Set<String> ids(String address) throws IOException {
        JsonNode root = Json.MAPPER.readTree(URI.create(address).toURL());
        var ids = new TreeSet<String>();
        root.forEach(model -> ids.add("hugging-face/" + model.path("_id").asText()));
        return ids;
    }

    @Test
    void everyTrendingModelIsToldAndNumbersOnceADay() throws Exception {
        assumeTrue(RecordedWeb.isHere(), "skipped: no recordings beside the checkout");
        try (var web = new RecordedWeb();
                var polling = new PolledSource(source(web.hub()), START, fetching())) {
            var shown = new HashSet<String>();
            int largest = 0;
            for (int step = 0; step < STEPS; step++) {
                var now = START.plus(STEP.multipliedBy(step));
                web.setClock(now);
                var outcome = polling.nextAt(now);
                assertThat(outcome.ending()).isNotEqualTo(Ending.FAILED);
                shown.addAll(ids(web.hub() + "/api/models?sort=trendingScore&limit=100"));
                largest = Math.max(largest, Json.MAPPER.writeValueAsBytes(outcome.state()).length);
            }
            report("%d polls: %d snapshots of %d models, %d of them trending; largest state %d bytes"
                    .formatted(
                            STEPS,
                            polling.models().size(),
                            ids(polling.models()).size(),
                            shown.size(),
                            largest));
            assertThat(polling.models()).extracting(ModelSnapshot::id).containsAll(shown);
            assertThat(polling.models()).extracting(ModelSnapshot::history).contains(true, false);
            revisionsOnlyGrow(polling.models());
            numbersAreToldOnceADay(polling.models());
        }
    }

    private static Set<String> ids(List<ModelSnapshot> models) {
        return models.stream().map(ModelSnapshot::id).collect(Collectors.toSet());
    }

    private static void report(String line) throws IOException {
        Files.writeString(REPORT, line + "\n");
    }

    private static void revisionsOnlyGrow(List<ModelSnapshot> models) {
        var last = new HashMap<String, Integer>();
        for (var model : models) {
            var before = last.put(model.id(), model.revision());
            assertThat(before == null || before < model.revision())
                    .as(model.repository())
                    .isTrue();
        }
    }

    /** Of what differs from the last snapshot of its model in numbers alone. */
    private static void numbersAreToldOnceADay(List<ModelSnapshot> models) {
        var last = new HashMap<String, ModelSnapshot>();
        for (var model : models) {
            var before = last.put(model.id(), model);
            boolean isSubstance = before == null
                    || !before.tags().equals(model.tags())
                    || !String.valueOf(before.task()).equals(String.valueOf(model.task()))
                    || before.gated() != model.gated()
                    || before.trendingRank() == null && model.trendingRank() != null;
            assertThat(isSubstance || !day(before).equals(day(model)))
                    .as(model.repository())
                    .isTrue();
        }
    }

    private static LocalDate day(ModelSnapshot model) {
        return LocalDate.ofInstant(model.observedAt(), ZoneOffset.UTC);
    }

    @Test
    void allModelsOfAnOwnerAreToldOnceAlsoAfterARestart() throws Exception {
        assumeTrue(RecordedWeb.isHere(), "skipped: no recordings beside the checkout");
        try (var web = new RecordedWeb()) {
            var owner = source(web.hub() + "?author=Qwen");
            var state = PollState.never(owner);
            var told = new HashMap<String, Integer>();
            for (int week = 0; week < 20; week++) {
                var now = START.plus(Duration.ofDays(7L * week));
                web.setClock(now);
                try (var polling = new PolledSource(owner, state, now, fetching(), Credentials.NONE)) {
                    var outcome = polling.nextAt(now);
                    state = outcome.state();
                    outcome.models().stream()
                            .filter(model -> model.revision() == 1)
                            .forEach(model -> told.merge(model.id(), 1, Integer::sum));
                }
                var shown = ids(web.hub() + "/api/models?author=Qwen&limit=500");
                assertThat(told.keySet()).as("at %s", now).isEqualTo(shown);
            }
            assertThat(told.values()).containsOnly(1);
        }
    }
}
