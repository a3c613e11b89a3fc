package org.vigie.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Evidence;
import org.vigie.enrich.alert.Sign.Piece;

class PiecesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theFirstThatWasSeenSpeaksInWhateverOrderTheyCome() {
        var all = new ArrayList<Piece>();
        for (int i = 0; i < 30; i++) {
            all.add(piece("i" + i, i < 7 ? "Le Fil" : "La Toile", i));
        }
        Pieces first = null;
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(all, new Random(round));
            var pieces = gathered(all);
            first = first == null ? pieces : first;

            assertThat(pieces).isEqualTo(first);
            assertThat(pieces.first().evidence().record()).isEqualTo("item/i0");
            assertThat(pieces.confirmedAt()).isEqualTo(NOON.plusSeconds(7));
            assertThat(pieces.evidence()).hasSize(Alert.MOST_EVIDENCE);
        }
    }

    @Test
    void oneOutletAloneConfirmsNothing() {
        assertThat(gathered(List.of(piece("a", "Le Fil", 1), piece("b", "Le Fil", 2)))
                        .confirmedAt())
                .isNull();
    }

    @Test
    void aSecondOutletConfirmsHoweverManyPiecesOneHasHad() {
        var all = new ArrayList<Piece>();
        for (int i = 0; i < 30; i++) {
            all.add(piece("i" + i, "Le Fil", i));
        }
        all.add(piece("late", "La Toile", 40));
        Pieces first = null;
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(all, new Random(round));
            var pieces = gathered(all);
            first = first == null ? pieces : first;

            assertThat(pieces).isEqualTo(first);
            assertThat(pieces.confirmedAt()).isEqualTo(NOON.plusSeconds(40));
            assertThat(pieces.evidence())
                    .hasSize(Alert.MOST_EVIDENCE)
                    .last()
                    .extracting(Evidence::record)
                    .isEqualTo("item/late");
        }
    }

    private static Pieces gathered(List<Piece> all) {
        @Nullable Pieces pieces = null;
        for (var piece : all) {
            pieces = Pieces.after(pieces, piece);
        }
        return Objects.requireNonNull(pieces);
    }

    private static Piece piece(String id, String outlet, int second) {
        var evidence = new Evidence("item/" + id, id, null, NOON, List.of());
        return new Piece("story", "story", outlet, "FR", NOON.plusSeconds(second), new TreeMap<>(), evidence);
    }
}
