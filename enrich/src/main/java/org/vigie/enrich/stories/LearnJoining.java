package org.vigie.enrich.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns the weights of {@link Joining} from labelled streams, and says how good what was learned from the others is on each
 * of them. How it was started for the weights that ship: bench/README.md.
 *
 * <p>The weights come from putting the items into the stories that their labels name, and asking at each which of the
 * candidates is its story. How sure one must be then depends on how many items are alone, which differs from stream to
 * stream: so the bias is the one with the best mean BCubed F1 over the streams with all, some and none of their lone items.
 */
public final class LearnJoining {
    private static final double RIDGE = 1;
    private static final double BIAS_STEP = 0.25;
    private static final int BIAS_STEPS = 16;
    /** Of the lone items one in so many is kept where some are. */
    private static final int SOME = 7;

    private LearnJoining() {}

    /** @param files where the weights are written, and the streams */
    public static void main(String... files) throws IOException {
        var streams = new ArrayList<List<LabelledItem>>();
        for (int i = 1; i < files.length; i++) {
            streams.add(LabelledItem.read(Path.of(files[i])));
        }
        for (int i = 0; i < streams.size(); i++) {
            var others = new ArrayList<>(streams);
            var heldOut = others.remove(i);
            var learned = others.isEmpty() ? learn(streams) : learn(others);
            for (var density : densities(heldOut).toList()) {
                var found = BCubed.of(density, found(density, learned));
                System.out.printf(
                        "%s: %d items in %d stories: precision %.3f, recall %.3f, F1 %.3f%n",
                        Path.of(files[i + 1]).getFileName(),
                        density.size(),
                        density.stream().map(LabelledItem::story).distinct().count(),
                        found.precision(),
                        found.recall(),
                        found.f1());
            }
        }
        Files.writeString(Path.of(files[0]), learn(streams).written());
    }

    static Joining learn(List<List<LabelledItem>> streams) {
        var all = streams.stream().flatMap(LearnJoining::densities).toList();
        var examples = all.stream().flatMap(stream -> examples(stream).stream()).toList();
        var learned = Regression.learn(examples, RIDGE);
        return IntStream.range(0, BIAS_STEPS)
                .mapToObj(step -> new Joining(learned.weights(), learned.bias() + step * BIAS_STEP))
                .max((one, other) -> Double.compare(meanF1(all, one), meanF1(all, other)))
                .orElseThrow();
    }

    private static double meanF1(List<List<LabelledItem>> streams, Joining joining) {
        return streams.stream()
                .mapToDouble(stream -> BCubed.of(stream, found(stream, joining)).f1())
                .average()
                .orElse(0);
    }

    /** The story that each item is put in, by item id. */
    static Map<String, String> found(List<LabelledItem> stream, Joining joining) {
        var languages = new HashMap<String, Stories>();
        var found = new HashMap<String, String>();
        for (var labelled : stream) {
            var stories = languages.computeIfAbsent(
                    labelled.language(), code -> new Stories(code, joining, new Frequencies()));
            stories.expire(labelled.item());
            found.put(labelled.item().id(), stories.place(labelled.item()).id());
        }
        return found;
    }

    private static List<Regression.Example> examples(List<LabelledItem> stream) {
        var stories = new Stories("", new Joining(new double[0], 0), new Frequencies());
        var byLabel = new HashMap<String, LiveStory>();
        var labels = new HashMap<String, LabelledItem>();
        var examples = new ArrayList<Regression.Example>();
        for (var labelled : stream) {
            stories.expire(labelled.item());
            stories.beginDay(labelled.item());
            var sketch = stories.sketch(labelled.item());
            for (var candidate : stories.candidates(labelled.item(), sketch)) {
                var other = Objects.requireNonNull(labels.get(candidate.story().id()));
                boolean isOfStory = other.story().equals(labelled.story());
                if (isOfStory || !other.whole().equals(labelled.whole())) {
                    examples.add(new Regression.Example(candidate.similarities(), isOfStory));
                }
            }
            var story = stories.put(labelled.item(), sketch, byLabel.get(labelled.story()));
            byLabel.put(labelled.story(), story);
            labels.putIfAbsent(story.id(), labelled);
        }
        return examples;
    }

    private static Stream<List<LabelledItem>> densities(List<LabelledItem> stream) {
        var sizes = stream.stream().collect(Collectors.groupingBy(LabelledItem::story, Collectors.counting()));
        return Stream.of(1, SOME, Integer.MAX_VALUE)
                .map(one -> stream.stream()
                        .filter(item -> sizes.getOrDefault(item.story(), 0L) > 1
                                || Math.floorMod(item.item().id().hashCode(), one) == 0 && one < Integer.MAX_VALUE)
                        .toList());
    }
}
