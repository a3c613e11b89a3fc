package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Definition;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.definitions.Registry;

class TopicsInForceTest {
    private final Registry<Topic> registry = new Registry<>(TopicKind.INSTANCE, List.of(rain(1)));

    @Test
    void theFormerOnesAnswerUntilTheNextAreMade() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (var topics = TopicsInForce.of(registry, tasks::add)) {
            assertThat(versions(topics)).containsExactly(1);

            tell(2);
            tell(3);
            assertThat(versions(topics)).containsExactly(1);
            assertThat(tasks).as("two changes, one set").hasSize(1);

            tasks.remove().run();
            assertThat(versions(topics)).containsExactly(3);
        }
    }

    @Test
    void whoAsksIsToldWhichOnesAnswer() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (var topics = TopicsInForce.of(registry, tasks::add)) {
            assertThat(versions(topics)).containsExactly(1);

            tell(2);
            assertThat(registry.inForce())
                    .extracting(topic -> topic.definition().version())
                    .containsExactly(2);
            assertThat(asked(topics)).containsExactly(1);

            tasks.remove().run();
            assertThat(asked(topics)).containsExactly(2);
        }
    }

    @Test
    void queriesAreMadeAnewForTheLanguagesThatHaveChangedOnly() {
        var english = topic("rain", 1, "en", "rain");
        var before = Topics.of(List.of(english, topic("pluie", 1, "fr", "pluie")));
        try (var after = before.replacedBy(List.of(english, topic("pluie", 2, "fr", "averse")))) {
            assertThat(after.stored("en")).isSameAs(before.stored("en"));
            assertThat(after.stored("fr")).isNotSameAs(before.stored("fr"));

            before.closeAllBut(after);
            assertThat(after.classify("en", "Rain", "")).hasSize(1);
            assertThat(after.classify("fr", "Une averse", "")).hasSize(1);
        }
    }

    @Test
    void threadsThatMatchDuringChangesAlwaysGetOneWholeSet() throws Exception {
        var changes = 200;
        var former = purgers();
        var asking = new AtomicInteger();
        try (var maker = Executors.newSingleThreadExecutor();
                var askers = Executors.newFixedThreadPool(4);
                var topics = TopicsInForce.of(registry, maker)) {
            var asked = IntStream.range(0, 4)
                    .mapToObj(i -> askers.submit((Callable<Integer>) () -> {
                        int last = 1;
                        while (last <= changes) {
                            asking.incrementAndGet();
                            var versions = versions(topics);
                            assertThat(versions).hasSize(1);
                            assertThat(versions.getFirst()).isGreaterThanOrEqualTo(last);
                            last = versions.getFirst();
                        }
                        return last;
                    }))
                    .toList();
            for (int version = 2; version <= changes + 1; version++) {
                tell(version);
            }
            for (var each : asked) {
                assertThat(each.get()).isEqualTo(changes + 1);
            }
            maker.shutdown();
        }
        assertThat(asking.get()).isPositive();
        for (var purger : purgers()) {
            if (!former.contains(purger)) {
                assertThat(purger.join(Duration.ofSeconds(30)))
                        .as("queries that were replaced are closed: %s ends", purger)
                        .isTrue();
            }
        }
    }

    /** The threads of the library, one for each set of queries that is not closed. */
    private static Set<Thread> purgers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("cache-purge"))
                .collect(Collectors.toSet());
    }

    private void tell(int version) {
        registry.tell("topic/rain", () -> definition(version));
    }

    private static List<Integer> versions(TopicsInForce<Topic> topics) {
        return topics.classify("en", "Rain", "", List.of()).stream()
                .map(TopicMatch::definition)
                .toList();
    }

    private static List<Integer> asked(TopicsInForce<Topic> topics) {
        return topics.ask((those, answer) ->
                those.stream().map(topic -> topic.definition().version()).toList());
    }

    private static Definition definition(int version) {
        return TopicKind.INSTANCE.write(rain(version));
    }

    /** Its query is another one with each version. */
    private static Topic rain(int version) {
        return topic("rain", version, "en", "rain OR word" + version);
    }

    private static Topic topic(String id, int version, String language, String query) {
        var yaml =
                "{id: %s, version: %d, name: {en: T}, definition: {en: D}, boundary: {en: B}, queries: {%s: {q: '%s'}}}"
                        .formatted(id, version, language, query);
        return TopicFiles.parse(Map.of(id, yaml)).getFirst();
    }
}
