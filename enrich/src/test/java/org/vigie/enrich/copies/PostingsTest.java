package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostingsTest {
    @Test
    void afterAnySequenceItHoldsWhatAMapOfSetsHolds() {
        var random = new Random(3);
        var holders = List.of("a", "b", "c", "d", "e");
        var postings = new Postings<String>();
        Map<Long, Set<String>> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            // Few places, so that they collide, and both ends of the table.
            long print = random.nextInt(40) * 1_024L + random.nextInt(3) - 1;
            var holder = holders.get(random.nextInt(holders.size()));
            var those = expected.computeIfAbsent(print, key -> new HashSet<>());
            if (random.nextBoolean() && those.add(holder)) {
                postings.add(print, holder);
            } else if (those.remove(holder)) {
                postings.remove(print, holder);
            }
            var found = new ArrayList<String>();
            postings.forEach(print, found::add);

            assertThat(found).containsExactlyInAnyOrderElementsOf(those);
            assertThat(postings.count(print)).isEqualTo(those.size());
        }
        assertThat(postings.size())
                .isEqualTo(expected.values().stream().mapToInt(Set::size).sum());
        expected.forEach((print, those) -> assertThat(postings.count(print)).isEqualTo(those.size()));
    }
}
