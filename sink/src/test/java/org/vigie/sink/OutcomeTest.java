package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.sink.Outcome.Acknowledged;
import org.vigie.sink.Outcome.Refused;
import org.vigie.sink.Outcome.Superseded;
import org.vigie.sink.Outcome.TryAgain;

class OutcomeTest {
    private static final Write DOCUMENT = Examples.counts("a").getFirst();
    private static final Write REMOVAL =
            new Write(Index.ITEMS, "vigie-items-2026.03", "i", 1L, null, DOCUMENT.record());

    @Test
    void whatIsInTheIndexIsAcknowledged() {
        assertThat(Outcome.of(DOCUMENT, 201, null, null)).isEqualTo(new Acknowledged());
        assertThat(Outcome.of(DOCUMENT, 200, null, null)).isEqualTo(new Acknowledged());
    }

    @Test
    void whatIsNotThereNeedsNoRemoval() {
        assertThat(Outcome.of(REMOVAL, 404, null, null)).isEqualTo(new Acknowledged());
        assertThat(Outcome.of(REMOVAL, 404, "index_not_found_exception", "no such index"))
                .isEqualTo(new Acknowledged());
    }

    @Test
    void aNewerVersionInTheIndexSupersedes() {
        assertThat(Outcome.of(DOCUMENT, 409, "version_conflict_engine_exception", "current version [3]"))
                .isEqualTo(new Superseded());
    }

    @ParameterizedTest
    @CsvSource({
        "429, es_rejected_execution_exception",
        "429, cluster_block_exception",
        "503, unavailable_shards_exception",
        "403, cluster_block_exception",
        "403, security_exception",
        "404, index_not_found_exception",
        "400, index_closed_exception",
        "400, validation_exception",
        "500, i_o_exception"
    })
    void whatSpeaksOfTheClusterIsTriedAgain(int status, String type) {
        assertThat(Outcome.of(DOCUMENT, status, type, "so it is"))
                .isEqualTo(new TryAgain(status + " " + type + ": so it is"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, document_parsing_exception",
        "400, strict_dynamic_mapping_exception",
        "400, illegal_argument_exception",
        "413, too_large"
    })
    void whatSpeaksOfTheDocumentIsRefused(int status, String type) {
        assertThat(Outcome.of(DOCUMENT, status, type, "so it is"))
                .isEqualTo(new Refused(status + " " + type + ": so it is"));
    }
}
