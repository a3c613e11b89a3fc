package org.vigie.enrich.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * In what an item and a story are alike, each from 0 to 1. How large a story is is not among them: learned from one stream,
 * it misleads in a denser or thinner one.
 */
final class Similarities {
    /** Their names, in their order. */
    static final List<String> NAMES = List.of(
            "all terms",
            "titles",
            "names",
            "its title in the story",
            "the story's titles in it",
            "its rarest terms",
            "time",
            "all terms in time",
            "titles in time",
            "names in time");

    /** Standard deviation of the Gaussian by which time counts. */
    private static final double HOURS = 48;

    private Similarities() {}

    static double[] of(Sketch item, Instant published, LiveStory story) {
        double all = item.all().cosine(story.all());
        double titles = item.title().cosine(story.title());
        double names = item.named().cosine(story.named());
        double time = nearness(published, story);
        return new double[] {
            all,
            titles,
            names,
            item.title().cosine(story.all()),
            story.title().cosine(item.all()),
            rarest(item, story),
            time,
            all * time,
            titles * time,
            names * time
        };
    }

    private static double rarest(Sketch item, LiveStory story) {
        var terms = item.rarest().terms();
        int shared = 0;
        for (long term : terms) {
            shared += story.all().has(term) ? 1 : 0;
        }
        return shared / (double) Math.max(1, terms.length);
    }

    /** 1 between the first and the last item. */
    private static double nearness(Instant published, LiveStory story) {
        var gap = published.isBefore(story.told().firstAt())
                ? Duration.between(published, story.told().firstAt())
                : Duration.between(story.told().lastAt(), published);
        double hours = Math.max(0, gap.toSeconds() / 3_600.0);
        return StrictMath.exp(-hours * hours / (2 * HOURS * HOURS));
    }
}
