package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Language;
import org.vigie.enrich.copies.KeepNewest.Standing;

class KeepNewestTest {
    private static final Duplicate OF_A = new Duplicate("a", 0.9);

    private static Verdict verdict(int version, @Nullable Duplicate duplicate, boolean judged) {
        var item = ItemBuilder.builder().id("b").publishedAt(Instant.EPOCH).build();
        var language = new Language("fr", 1, null);
        return new Verdict(
                new EnrichedItem(
                        item,
                        version,
                        List.of(),
                        List.of(),
                        ItemKind.NEWS,
                        language,
                        List.of(),
                        List.of(),
                        null,
                        duplicate,
                        null),
                judged);
    }

    @Test
    void aVersionThatComesAfterANewerOneIsDropped() {
        var newer = Standing.after(null, verdict(2, null, true));

        assertThat(Standing.after(newer, verdict(1, OF_A, true))).isNull();
    }

    @Test
    void whatIsJudgedAnewIsAVersionMoreAndSoIsWhatFollows() {
        var judged = Standing.after(null, verdict(1, null, true));
        var anew = Standing.after(judged, verdict(1, OF_A, true));
        var revised = Standing.after(anew, verdict(2, OF_A, true));

        assertThat(judged).isEqualTo(new Standing(1, 1, null));
        assertThat(anew).isEqualTo(new Standing(1, 2, OF_A));
        assertThat(revised).isEqualTo(new Standing(2, 3, OF_A));
    }

    @Test
    void whatCameTooLateToBeJudgedKeepsItsJudgement() {
        var judged = Standing.after(null, verdict(1, OF_A, true));

        assertThat(Standing.after(judged, verdict(2, null, false))).isEqualTo(new Standing(2, 2, OF_A));
    }
}
