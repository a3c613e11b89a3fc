package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.index.Index;

/** The description of the API holds what the routes do. */
class OpenApiTest {
    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final Pages pages = new Pages(new Index(elasticsearch.config()), Backstage.none(), Clock.systemUTC());

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    private static JsonNode described() throws IOException {
        return Json.MAPPER
                .readTree(Files.at("/api/openapi.json").orElseThrow().body())
                .path("paths");
    }

    @Test
    void everyPathForProgramsIsDescribedAndNoOther() throws Exception {
        var paths = new TreeSet<String>();
        described().fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(pages.paths().stream()
                        .filter(path -> path.startsWith("/api/") || path.endsWith(".csv"))
                        .toList());
    }

    /** What a path knows, it says when it is asked for something that it does not know. */
    @Test
    void everyPathKnowsTheParametersThatAreDescribedAndNoOther() throws Exception {
        for (var path : described().properties()) {
            var parameters = new TreeSet<>(path.getValue().at("/get/parameters").findValuesAsText("name"));
            var answer = pages.answer(new Question(path.getKey(), Map.of("nobody-knows", "x"), "en"));
            assertThat(answer.status()).as(path.getKey()).isEqualTo(400);
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            var known = text.replaceFirst("(?s).*nobody-knows is not known here: there is ([a-z, ]+)\\..*", "$1");
            assertThat(new TreeSet<>(List.of(known.split(", "))))
                    .as(path.getKey())
                    .isEqualTo(parameters);
        }
    }

    @Test
    void theChoicesThatAreDescribedAreTaken() throws Exception {
        for (var path : described().properties()) {
            for (var parameter : path.getValue().at("/get/parameters")) {
                for (var choice : parameter.at("/schema/enum")) {
                    var name = parameter.path("name").asText();
                    boolean isOfOne = path.getValue()
                            .at("/get/parameters")
                            .findValuesAsText("name")
                            .contains("id");
                    var question = new Question(
                            path.getKey(),
                            isOfOne ? Map.of(name, choice.asText(), "id", "x") : Map.of(name, choice.asText()),
                            "en");
                    assertThat(pages.answer(question).status())
                            .as(path.getKey() + "?" + name + "=" + choice.asText())
                            .isIn(200, 404);
                }
            }
        }
    }
}
