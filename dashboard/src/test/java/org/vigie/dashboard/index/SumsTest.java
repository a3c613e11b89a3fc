package org.vigie.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.FakeElasticsearch;

class SumsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    /** Elasticsearch names the largest groups; three of ten are those of others. */
    @Test
    void groupsThatAreNotNamedCountInWhatAllHaveTogether() {
        try (var elasticsearch = new FakeElasticsearch()) {
            elasticsearch.says("counts", """
                    {"aggregations": {
                     "periods": {"buckets": [{"key": %1$d, "number": {"value": 10}}]},
                     "groups": {"buckets": [
                      {"key": "CN", "periods": {"buckets": [{"key": %1$d, "number": {"value": 7}}]}}]}}}""".formatted(MAY.toEpochMilli()));
            var sums = Sums.by("country", new Index(elasticsearch.config()), new Filters(), "families");
            assertThat(sums.number("CN", MAY)).isEqualTo(7);
            assertThat(sums.number(MAY)).isEqualTo(10);
            assertThat(sums.total()).isEqualTo(10);
            assertThat(sums.totals()).containsOnlyKeys("CN");
        }
    }
}
