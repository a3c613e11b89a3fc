package org.vigie.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.contract.Definition;
import org.vigie.enrich.definitions.Registry;
import org.vigie.enrich.topics.Topic;
import org.vigie.enrich.topics.TopicKind;
import org.vigie.enrich.topics.TopicsInForce;

/**
 * How long a change of topics takes to be in force, and what an item that comes meanwhile waits. Topics have ten queries in
 * English and ten in French, of eight invented words each, frequent and rare ones as in a language; an item has sixty words.
 */
final class SwapOfTopics {
    private static final int QUERIES_OF_A_TOPIC = 20;
    private static final int WORDS = 20_000;
    private static final int ROUNDS = 3;

    private final Random random = new Random(1);

    private SwapOfTopics() {}

    /** @param args numbers of queries, such as 1000 10000 */
    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++) { // the first warms up
            for (var queries : args) {
                new SwapOfTopics().measure(Integer.parseInt(queries), round > 0);
            }
        }
    }

    private void measure(int queries, boolean isShown) throws Exception {
        var definitions = new ArrayList<Definition>();
        for (int topic = 0; topic < queries / QUERIES_OF_A_TOPIC; topic++) {
            definitions.add(definition(topic, 1));
        }
        var thread = Executors.newSingleThreadExecutor();
        var registry = new Registry<Topic>(TopicKind.INSTANCE, List.of());
        try (var topics = TopicsInForce.of(registry, thread);
                thread) {
            double read = seconds(() -> {
                for (int topic = 0; topic < definitions.size(); topic++) {
                    tell(registry, topic, definitions.get(topic));
                }
                return topics;
            });
            double first = seconds(() -> topics.classify("en", text(), "", List.of()));
            var swaps = new ArrayList<Double>();
            double processor = processorSeconds(thread);
            for (int round = 0; round < ROUNDS; round++) {
                int version = round + 2;
                swaps.add(seconds(() -> change(registry, topics, 0, version)));
            }
            double perSwap = (processorSeconds(thread) - processor) / ROUNDS;
            double all = seconds(() -> {
                for (int topic = 1; topic < definitions.size(); topic++) {
                    tell(registry, topic, definition(topic, 2));
                }
                return change(registry, topics, 0, ROUNDS + 2);
            });
            var still = waits(registry, topics, false);
            var changing = waits(registry, topics, true);
            if (isShown) {
                System.out.printf(
                        "%,d queries in %,d topics: read %.2f s, first set %.2f s; one topic changed, until it is in force:"
                                + " median %.2f s, longest %.2f s, of the processor %.2f s; all changed one by one: %.2f s;"
                                + " an item waits (median, longest) %.2f ms, %.0f ms while nothing changes, %.2f ms, %.0f ms while"
                                + " one topic after the other does%n",
                        queries,
                        definitions.size(),
                        read,
                        first,
                        swaps.stream().sorted().toList().get(ROUNDS / 2),
                        swaps.stream().sorted().toList().getLast(),
                        perSwap,
                        all,
                        still.getFirst(),
                        still.getLast(),
                        changing.getFirst(),
                        changing.getLast());
            }
        }
    }

    /** Changes one and waits until an item shows it. */
    private TopicsInForce<Topic> change(Registry<Topic> registry, TopicsInForce<Topic> topics, int topic, int version) {
        tell(registry, topic, definition(topic, version));
        while (topics.classify("en", "marker" + letters(topic), "", List.of()).stream()
                .noneMatch(match -> match.definition() == version)) {
            Thread.onSpinWait();
        }
        return topics;
    }

    /** Milliseconds for an item: the median and the longest, within a second. */
    private List<Double> waits(Registry<Topic> registry, TopicsInForce<Topic> topics, boolean isChanging) {
        var waits = new ArrayList<Double>();
        long end = System.nanoTime() + 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            if (isChanging && i % 50 == 0) {
                tell(registry, 1, definition(1, 3 + i));
            }
            var text = text();
            waits.add(seconds(() -> topics.classify("en", text, "", List.of())) * 1e3);
        }
        waits.sort(null);
        return List.of(waits.get(waits.size() / 2), waits.getLast());
    }

    private static void tell(Registry<Topic> registry, int topic, Definition definition) {
        registry.tell("topic/t" + topic, () -> definition);
    }

    /** Of the thread that makes the sets, since its beginning. */
    private static double processorSeconds(ExecutorService thread) throws Exception {
        return thread.submit(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime())
                        .get()
                / 1e9;
    }

    private static double seconds(Callable<?> step) {
        long start = System.nanoTime();
        try {
            step.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Definition definition(int topic, int version) {
        var yaml = new StringBuilder("id: t" + topic + "\nversion: " + version
                + "\nname: {en: T}\ndefinition: {en: T}\nboundary: {en: T}\nqueries:\n");
        for (var language : List.of("en", "fr")) {
            yaml.append("  ")
                    .append(language)
                    .append(":\n    marker: marker")
                    .append(letters(topic))
                    .append('\n');
            for (int query = 1; query < QUERIES_OF_A_TOPIC / 2; query++) {
                yaml.append("    q%d: '(%s OR %s OR \"%s %s\"~3 OR %s) AND (%s OR %s OR %s)'%n"
                        .formatted(query, word(), word(), word(), word(), word(), word(), word(), word()));
            }
        }
        return Definition.ofTopic(String.valueOf(version), yaml.toString());
    }

    private String text() {
        return IntStream.range(0, 60).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    /** The n-th is as frequent as in a language: one n-th of the first. */
    private String word() {
        return letters((int) Math.exp(random.nextDouble() * Math.log(WORDS)));
    }

    private static String letters(int number) {
        return Integer.toString(number + 26 * 26, 26)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 26))))
                .collect(Collectors.joining());
    }
}
