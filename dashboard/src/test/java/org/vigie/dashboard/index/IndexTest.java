package org.vigie.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.contract.Json;
import org.vigie.dashboard.FakeElasticsearch;

class IndexTest {
    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final Index index = new Index(elasticsearch.config());

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    /** Two searches that both take for ever end when the time of one is up. */
    @Test
    @Timeout(5)
    void allSearchesOfAVisitHaveOneDeadlineTheirBodiesIncluded() {
        elasticsearch.stalls();
        var visit = index.within(Duration.ofMillis(300));
        for (int search = 0; search < 20; search++) {
            assertThatThrownBy(() -> visit.search("items", Json.MAPPER.createObjectNode()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void everySearchTellsElasticsearchHowLongItMayTake() throws Exception {
        index.within(Duration.ofSeconds(2)).search("items", Json.MAPPER.createObjectNode());
        var timeout = Json.MAPPER
                .readTree(elasticsearch.asked().getFirst())
                .path("timeout")
                .asText();
        assertThat(Integer.parseInt(timeout.replace("ms", ""))).isBetween(1, 2_000);
    }

    @Test
    void aLongTableIsReadInBatchesOfItsColumnsUpToItsEnd() throws Exception {
        elasticsearch.holds(
                "items",
                Collections.nCopies(1_000, "{\"id\": \"x\", \"topics\": [\"a\", \"b\"]}")
                        .toArray(String[]::new));
        var rows = Table.of(index, "items", Json.MAPPER.createObjectNode(), List.of("id", "topics"));
        assertThat(rows).hasSize(Table.MOST).containsOnly(List.of("x", "a | b"));
        var asked = elasticsearch.asked();
        assertThat(asked)
                .hasSize(10)
                .allSatisfy(query -> assertThat(Json.MAPPER.readTree(query).at("/_source/includes"))
                        .isEqualTo(Json.MAPPER.readTree("[\"id\", \"topics\"]")));
        assertThat(Json.MAPPER.readTree(asked.get(1)).path("search_after"))
                .isEqualTo(Json.MAPPER.readTree("[1, \"last\"]"));
    }
}
