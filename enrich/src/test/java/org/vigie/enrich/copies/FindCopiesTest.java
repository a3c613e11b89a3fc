package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Json;
import org.vigie.contract.Language;

/** The step on a store of its own, with restarts: a new processor on what the old one stored. */
class FindCopiesTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path state;

    private final FindCopies step = new FindCopies();
    private final Newsroom desk = new Newsroom(11);
    private MockProcessorContext<String, Judgement> context = new MockProcessorContext<>();
    private KeyValueStore<String, Kept> store = newStore();

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), state.toFile());
        store = newStore();
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @SuppressWarnings("unchecked") // the step declares one store, of this kind
    private KeyValueStore<String, Kept> newStore() {
        StoreBuilder<? extends StateStore> builder = step.stores().iterator().next();
        return (KeyValueStore<String, Kept>)
                builder.withLoggingDisabled().withCachingDisabled().build();
    }

    private void emptyStore() {
        try (var all = store.all()) {
            all.forEachRemaining(entry -> store.delete(entry.key));
        }
    }

    /** What it forwards, with a restart after each {@code run} arrivals. */
    private List<String> told(List<Arrival> arrivals, int run) throws Exception {
        context.resetForwards();
        var processor = step.get();
        for (int i = 0; i < arrivals.size(); i++) {
            if (i % run == 0) {
                processor = step.get();
                processor.init(context);
            }
            processor.process(new Record<>("fr", arrivals.get(i), i));
        }
        var told = new ArrayList<String>();
        for (var forward : context.forwarded()) {
            told.add(Json.MAPPER.writeValueAsString(forward.record().value()));
        }
        return told;
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        var arrivals = arrivals();
        var expected = told(arrivals, Integer.MAX_VALUE);
        assertThat(expected).anyMatch(line -> line.contains("duplicate")).hasSizeGreaterThan(arrivals.size());

        for (int run : List.of(1, 2, 7)) {
            emptyStore();
            assertThat(told(arrivals, run)).as("a restart after each %d", run).isEqualTo(expected);
        }
    }

    @Test
    void whatHasFallenOutOfTheWindowIsStoredNoMore() throws Exception {
        told(arrivals(), Integer.MAX_VALUE);
        var later = item("later", desk.article(100), MORNING.plus(Duration.ofDays(90)));
        told(List.of(later), 1);

        try (var all = store.all()) {
            assertThat(all).toIterable().extracting(entry -> entry.key).containsExactly("later");
        }
    }

    /** Over more than two windows: families of copies, revisions, and items that leave the language. */
    private List<Arrival> arrivals() {
        var arrivals = new ArrayList<Arrival>();
        var random = desk.random();
        var originals = List.of(desk.article(150), desk.article(80), desk.article(300), desk.article(200));
        var edits = Edit.values();
        for (int hour = 0; hour < 24 * 16; hour += 4) {
            var id = "item-" + random.nextInt(60);
            var original = originals.get(random.nextInt(originals.size()));
            var seen = MORNING.plus(Duration.ofHours(hour));
            arrivals.add(
                    random.nextInt(8) == 0
                            ? Arrival.leaving(id)
                            : item(id, edits[random.nextInt(edits.length)].of(original, desk), seen));
        }
        return arrivals;
    }

    private Arrival item(String id, Article article, Instant seen) {
        var item = ItemBuilder.builder()
                .id(id)
                .revision(1)
                .source("le-fil")
                .outlet("Le Fil")
                .entryId(id)
                .title(article.title())
                .summary("")
                .content(article.text())
                .authors(List.of())
                .categories(List.of())
                .publishedAt(seen.minus(Duration.ofHours(desk.random().nextInt(24))))
                .firstSeenAt(seen)
                .fetchedAt(seen)
                .build();
        return Arrival.of(new EnrichedItem(
                item,
                1,
                List.of(),
                List.of(),
                ItemKind.NEWS,
                new Language("fr", 1, null),
                List.of(),
                List.of(),
                null,
                null,
                null));
    }
}
