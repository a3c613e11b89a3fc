package org.vigie.enrich.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.Json;
import org.vigie.contract.Language;
import org.vigie.enrich.copies.Judgement;

/** The step on stores of its own, with restarts: a new processor on what the old one stored. */
class JoinStoriesTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> SUBJECTS = List.of(
            "The river Garonne floods the town of Marmande and two thousand people leave their homes",
            "Train drivers of the suburban lines around Lyon stop work over new timetables",
            "An earthquake of magnitude 6.1 shakes Lesbos and rescuers search houses in Mytilene",
            "Norway elects a parliament with the Labour party ahead of the conservatives in Oslo");

    @TempDir
    private Path state;

    private final JoinStories step = new JoinStories();
    private final Map<String, KeyValueStore<String, ?>> stores = new HashMap<>();
    private MockProcessorContext<String, Told> context = new MockProcessorContext<>();

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), state.toFile());
        for (var builder : step.stores()) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.put(store.name(), (KeyValueStore<String, ?>) store);
        }
    }

    @AfterEach
    void close() {
        stores.values().forEach(StateStore::close);
    }

    private List<String> keys(String store) {
        var keys = new ArrayList<String>();
        try (var all = Objects.requireNonNull(stores.get(store)).all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private void emptyStores() {
        stores.forEach((name, store) -> keys(name).forEach(store::delete));
    }

    /** What it forwards, with a restart after each {@code run} judgements. */
    private List<String> told(List<Record<String, Judgement>> judgements, int run) throws Exception {
        context.resetForwards();
        var processor = step.get();
        for (int i = 0; i < judgements.size(); i++) {
            if (i % run == 0) {
                processor = step.get();
                processor.init(context);
            }
            processor.process(judgements.get(i));
        }
        var told = new ArrayList<String>();
        for (var forward : context.forwarded()) {
            told.add(forward.record().key() + " "
                    + Json.MAPPER.writeValueAsString(forward.record().value()));
        }
        return told;
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        var judgements = judgements();
        var expected = told(judgements, Integer.MAX_VALUE);
        assertThat(expected).anyMatch(line -> line.contains("\"items\":5")).hasSizeGreaterThan(judgements.size());

        for (int run : List.of(1, 2, 7)) {
            emptyStores();
            assertThat(told(judgements, run)).as("a restart after each %d", run).isEqualTo(expected);
        }
    }

    @Test
    void ofWhatHasFallenOutOfTheWindowOnlyThePlaceIsStored() throws Exception {
        told(judgements(), Integer.MAX_VALUE);
        told(List.of(judgement("later", "fr", SUBJECTS.get(0), MORNING.plus(Duration.ofDays(90)), null)), 1);

        assertThat(keys("stories-of-items")).hasSizeGreaterThan(20);
        assertThat(keys("terms-of-today"))
                .anyMatch(key -> key.startsWith("later/"))
                .hasSizeLessThan(20);
        assertThat(keys("live-stories")).contains("later").hasSizeLessThan(20);
    }

    @Test
    void anItemThatComesBackToItsLanguageWithAnotherTextOpensAnotherStoryThanTheOneItLeft() throws Exception {
        var stays = MORNING.minus(Duration.ofHours(30));
        var told = told(
                List.of(
                        judgement("x", 1, "fr", SUBJECTS.get(0), MORNING, null),
                        judgement("y", 1, "fr", SUBJECTS.get(0), stays, null),
                        new Record<>("fr", new Judgement("x", null, true), 0),
                        judgement("x", 2, "en", SUBJECTS.get(1), MORNING.plusSeconds(1), null),
                        new Record<>("en", new Judgement("x", null, true), 0),
                        judgement("x", 3, "fr", SUBJECTS.get(1) + " floods", MORNING.plusSeconds(2), null)),
                1);

        assertThat(told)
                .anyMatch(line -> line.startsWith("x ") && line.contains("\"items\":2"))
                .anyMatch(line -> line.startsWith("x-2 ") && line.contains("\"en\""));
        assertThat(told.getLast()).startsWith("x ").contains("\"story\":\"x-3\"");
        assertThat(keys("live-stories")).containsExactlyInAnyOrder("x", "x-3");
    }

    @Test
    void aRevisionKeepsItsStoryAliveAndGivesItItsNewTitle() throws Exception {
        var later = MORNING.plus(Duration.ofDays(5));
        var copy = new Duplicate("x", 0.9);
        var told = told(
                List.of(
                        judgement("x", 1, "fr", SUBJECTS.get(0), MORNING, null),
                        judgement("x", 2, "fr", "New words: " + SUBJECTS.get(0), later, null),
                        judgement("y", 1, "fr", SUBJECTS.get(0), later.plus(Duration.ofDays(5)), copy)),
                1);

        assertThat(told).anyMatch(line -> line.startsWith("x ") && line.contains("\"title\":\"New words"));
        assertThat(told.getLast()).startsWith("y ").contains("\"story\":\"x\"");
    }

    @Test
    void whatComesTooLateToBeComparedIsAStoryOfItsOwnThatIsTold() throws Exception {
        var told = told(
                List.of(
                        judgement("x", 1, "fr", SUBJECTS.get(0), MORNING, null),
                        judgement("late", 1, "fr", SUBJECTS.get(0), MORNING.minus(Duration.ofDays(30)), null)),
                1);

        assertThat(told).filteredOn(line -> line.startsWith("late ")).hasSize(2);
        assertThat(keys("live-stories")).containsExactly("x");
    }

    /** Over more than two windows and in two languages: reports, copies, revisions, and items that leave. */
    private static List<Record<String, Judgement>> judgements() {
        var judgements = new ArrayList<Record<String, Judgement>>();
        var random = new Random(5);
        for (int hour = 0; hour < 24 * 16; hour++) {
            var id = "item-" + random.nextInt(80);
            var language = random.nextInt(4) == 0 ? "en" : "fr";
            var words = new ArrayList<>(
                    List.of(SUBJECTS.get(random.nextInt(SUBJECTS.size())).split(" ")));
            Collections.shuffle(words, random);
            var text = String.join(" ", words.subList(0, words.size() - random.nextInt(5)));
            var duplicate = random.nextInt(6) == 0 ? new Duplicate("item-" + random.nextInt(80), 0.9) : null;
            judgements.add(
                    random.nextInt(9) == 0
                            ? new Record<>(language, new Judgement(id, null, true), hour)
                            : judgement(id, hour + 1, language, text, MORNING.plus(Duration.ofHours(hour)), duplicate));
        }
        return judgements;
    }

    private static Record<String, Judgement> judgement(
            String id, String language, String text, Instant seen, @Nullable Duplicate duplicate) {
        return judgement(id, 1, language, text, seen, duplicate);
    }

    private static Record<String, Judgement> judgement(
            String id, int version, String language, String text, Instant seen, @Nullable Duplicate duplicate) {
        var item = ItemBuilder.builder()
                .id(id)
                .revision(1)
                .source("the-wire")
                .outlet("The Wire of " + id)
                .entryId(id)
                .title(text.substring(0, 30))
                .summary("")
                .content(text)
                .authors(List.of())
                .categories(List.of())
                .publishedAt(seen.minus(Duration.ofHours(text.length() % 20)))
                .firstSeenAt(seen)
                .fetchedAt(seen)
                .build();
        var enriched = EnrichedItemBuilder.builder()
                .item(item)
                .version(version)
                .sources(List.of())
                .formerMonths(List.of())
                .language(new Language(language, 1, null))
                .topics(List.of())
                .duplicate(duplicate)
                .build();
        return new Record<>(language, new Judgement(id, enriched, true), seen.toEpochMilli());
    }
}
