package org.vigie.enrich.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.contract.Count;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Json;
import org.vigie.contract.Language;

class CountingTest {
    private static final String DAY = "day/2026-03-01T00:00:00Z/*/fr/FR/news";
    private static final int STEPS = 150;

    @TempDir
    private Path state;

    /** Some that are always tried and one that is new each time. */
    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allCellsEqualARecountFromScratchAfterEachStep(long seed) {
        var random = new Random(seed);
        var some = new SomeItems(random);
        var recount = new Recount();
        var latest = new HashMap<String, EnrichedItem>();
        var seen = new TreeSet<String>();
        try (var flow = new CountingFlow(state)) {
            for (int step = 0; step < STEPS; step++) {
                var id = "item-" + random.nextInt(12);
                var before = latest.get(id);
                var now = before == null ? some.item(id) : some.after(before);
                latest.put(id, now);
                recount.tell(id, now);
                flow.tell(id, now);

                var expected = recount.cells();
                assertThat(numbers(flow.counts()).equals(expected) ? "" : difference(flow.counts(), expected))
                        .as("seed %d, step %d", seed, step)
                        .isEmpty();
                flow.counts().values().forEach(count -> note(count, seen));
            }
            assertThat(seen)
                    .as("seed %d: what can happen has happened", seed)
                    .containsExactly("as first told", "copies", "empty", "late", "one outlet twice");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichDifferentItemsComeIsNotToBeSeen(long seed) {
        var random = new Random(seed);
        var some = new SomeItems(random);
        var histories = new ArrayList<List<EnrichedItem>>();
        for (int i = 0; i < 20; i++) {
            var history = new ArrayList<EnrichedItem>();
            history.add(some.item("item-" + i));
            while (history.size() < 4) {
                history.add(Objects.requireNonNullElse(some.after(history.getLast()), history.getLast()));
            }
            histories.add(history);
        }
        var outcomes = new ArrayList<Map<String, Count>>();
        for (int round = 0; round < 3; round++) {
            try (var flow = new CountingFlow(state.resolve("round-" + round))) {
                var left = histories.stream().map(ArrayList::new).toList();
                for (int told = 0; told < 20 * 4; told++) {
                    var open =
                            left.stream().filter(history -> !history.isEmpty()).toList();
                    var item = open.get(random.nextInt(open.size())).removeFirst();
                    flow.tell(item.item().id(), item);
                }
                outcomes.add(new TreeMap<>(flow.counts()));
            }
        }
        assertThat(outcomes).as("seed %d", seed).containsOnly(outcomes.getFirst());
    }

    @Test
    void aLateItemShowsAsARevisionAndAnotherJudgementOnCopiesDoesNot() {
        try (var flow = new CountingFlow(state)) {
            flow.tell("a", item("a", "2026-03-01T12:00:00Z"));
            assertThat(flow.counts().get(DAY)).satisfies(count -> {
                assertThat(count.revision()).isZero();
                assertThat(count.completeUntil()).isEqualTo("2026-03-01T12:00:00Z");
                assertThat(count.end()).isEqualTo("2026-03-02T00:00:00Z");
            });
            flow.tell("b", item("b", "2026-03-02T00:00:00Z"));
            flow.tell("b", item("b", "2026-03-02T00:00:00Z").with(new Duplicate("a", 1)));
            assertThat(flow.counts().get(DAY)).satisfies(count -> {
                assertThat(count.items()).isEqualTo(2);
                assertThat(count.originals()).isEqualTo(1);
                assertThat(count.outlets()).isEqualTo(1);
                assertThat(count.revision()).isEqualTo(1);
                assertThat(count.completeUntil()).isEqualTo("2026-03-02T00:00:00Z");
                assertThat(count.denominator()).isEqualTo(DAY);
            });
        }
    }

    @Test
    void whatWasCountedBeforeThereWereKindsLeavesItsCellsWhenItComesAgain() throws Exception {
        var formerly = "{\"measure\":\"%s\",\"period\":\"DAY\",\"start\":\"2026-03-01T00:00:00Z\",\"topic\":\"*\","
                + "\"language\":\"fr\",\"country\":\"FR\"";
        var items = formerly.formatted("ITEMS");
        var originals = formerly.formatted("ORIGINALS");
        try (var flow = new CountingFlow(state)) {
            flow.<Counted>store("counted-items")
                    .put("a", read("{\"cells\":[" + items + "}," + originals + "}]}", Counted.class));
            flow.<Count>store("counts")
                    .put(
                            "day/2026-03-01T00:00:00Z/*/fr/FR",
                            read(
                                    items + ",\"id\":\"day/2026-03-01T00:00:00Z/*/fr/FR\",\"items\":7,\"version\":9}",
                                    Count.class));
            flow.tell("a", item("a", "2026-03-01T12:00:00Z"));

            assertThat(flow.counts().get("day/2026-03-01T00:00:00Z/*/fr/FR")).satisfies(count -> {
                assertThat(count.items()).isEqualTo(6);
                assertThat(count.version()).isEqualTo(10);
            });
            assertThat(flow.counts()).containsKey("originals/day/2026-03-01T00:00:00Z/*/fr/FR");
            assertThat(Objects.requireNonNull(flow.counts().get(DAY)).items()).isEqualTo(1);
        }
    }

    private static <T> T read(String json, Class<T> type) throws Exception {
        return Json.MAPPER.readValue(json, type);
    }

    private static EnrichedItem item(String id, String fetchedAt) {
        var some = new SomeItems(new Random(0)).item(id);
        var item = ItemBuilder.builder(some.item())
                .outlet("Le Fil")
                .country("FR")
                .publishedAt(Instant.parse("2026-03-01T11:00:00Z"))
                .fetchedAt(Instant.parse(fetchedAt))
                .build();
        return EnrichedItemBuilder.builder(some)
                .item(item)
                .kind(ItemKind.NEWS)
                .language(new Language("fr", 1, null))
                .topics(List.of())
                .duplicate(null)
                .build();
    }

    private static void note(Count count, Set<String> seen) {
        var numbers = Recount.Numbers.of(count);
        seen.add(numbers.revision() == 0 ? "as first told" : "late");
        if (numbers.items() == 0) {
            seen.add("empty");
        }
        if (numbers.items() > numbers.originals()) {
            seen.add("copies");
        }
        if (numbers.items() > numbers.outlets()) {
            seen.add("one outlet twice");
        }
    }

    /** The first cell that is not as it should be. */
    private static String difference(Map<String, Count> counts, Map<String, Recount.Numbers> expected) {
        var found = numbers(counts);
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        ids.removeIf(id -> Objects.equals(found.get(id), expected.get(id)));
        var id = ids.first();
        return "%s is %s and should be %s".formatted(id, found.get(id), expected.get(id));
    }

    private static Map<String, Recount.Numbers> numbers(Map<String, Count> counts) {
        var numbers = new TreeMap<String, Recount.Numbers>();
        counts.forEach((id, count) -> numbers.put(id, Recount.Numbers.of(count)));
        return numbers;
    }
}
