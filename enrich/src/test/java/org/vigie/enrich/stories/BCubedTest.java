package org.vigie.enrich.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BCubedTest {
    private static LabelledItem item(String id, String story) {
        var at = SomeEvents.MORNING;
        return new LabelledItem(new Newcomer(id, id, at, at, "", null, null, Gist.of("", "")), "en", story);
    }

    private static final List<LabelledItem> ITEMS =
            List.of(item("a", "one"), item("b", "one"), item("c", "two"), item("d", "three"));

    @Test
    void whatIsAsLabelledIsAllRight() {
        assertThat(BCubed.of(ITEMS, Map.of("a", "a", "b", "a", "c", "c", "d", "d")))
                .isEqualTo(new BCubed(1, 1));
    }

    @Test
    void whatIsPutTogetherWronglyCostsPrecisionAndWhatIsPutApartRecall() {
        var together = BCubed.of(ITEMS, Map.of("a", "a", "b", "a", "c", "c", "d", "c"));
        var apart = BCubed.of(ITEMS, Map.of("a", "a", "b", "b", "c", "c", "d", "d"));

        assertThat(together).isEqualTo(new BCubed(0.75, 1));
        assertThat(apart).isEqualTo(new BCubed(1, 0.75));
        assertThat(apart.f1()).isCloseTo(0.857, within(0.001));
    }
}
