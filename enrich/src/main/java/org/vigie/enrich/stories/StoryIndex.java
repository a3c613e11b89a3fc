package org.vigie.enrich.stories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which stories are found by a term: for each term those that have it, in the order of their last items. A function of the stories
 * in it, not of the order in which they came. What it takes of the heap: bench/README.md.
 */
final class StoryIndex {
    /** So many of a story's terms it is found by, the heaviest: lists of common words would be as long as the index. */
    private static final int INDEXED = 40;
    /** So many of an item's terms are looked up, the heaviest. */
    private static final int TERMS = 16;
    /** So many of a term's stories are looked at, the latest. */
    private static final int LATEST = 200;
    /** So many of all these are compared with. */
    private static final int NEAREST = 16;

    private static final Comparator<Score> FARTHEST_FIRST = Comparator.<Score>comparingDouble(score -> score.sum)
            .thenComparing(score -> score.story, LiveStory.BY_LAST_ITEM);

    private final Map<Long, List<LiveStory>> byTerm = new HashMap<>();

    private static final class Score {
        private final LiveStory story;
        private double sum;

        Score(LiveStory story) {
            this.story = story;
        }
    }

    void add(LiveStory story) {
        for (long term : story.all().heaviest(INDEXED).terms()) {
            var stories = byTerm.computeIfAbsent(term, any -> new ArrayList<>(1));
            stories.add(-1 - Collections.binarySearch(stories, story, LiveStory.BY_LAST_ITEM), story);
        }
    }

    /** Does nothing for terms under which it does not stand. */
    void remove(LiveStory story) {
        for (long term : story.all().heaviest(INDEXED).terms()) {
            byTerm.computeIfPresent(term, (same, stories) -> {
                int at = Collections.binarySearch(stories, story, LiveStory.BY_LAST_ITEM);
                if (at >= 0) {
                    stories.remove(at);
                }
                return stories.isEmpty() ? null : stories;
            });
        }
    }

    /** The stories that share the heaviest terms, at most {@value #NEAREST}. */
    Collection<LiveStory> near(Vector item) {
        var scores = new IdentityHashMap<LiveStory, Score>();
        var asked = item.heaviest(TERMS);
        for (int t = 0; t < asked.terms().length; t++) {
            double weight = asked.weights()[t];
            var stories = byTerm.getOrDefault(asked.terms()[t], List.of());
            for (int i = stories.size() - 1; i >= Math.max(0, stories.size() - LATEST); i--) {
                scores.computeIfAbsent(stories.get(i), Score::new).sum += weight * weight;
            }
        }
        return nearest(scores.values());
    }

    /** The nearest first. Of thousands that share a term or two, most are never compared with more than the last of them. */
    private static Collection<LiveStory> nearest(Collection<Score> scores) {
        var nearest = new PriorityQueue<>(NEAREST, FARTHEST_FIRST);
        for (var each : scores) {
            if (nearest.size() < NEAREST) {
                nearest.add(each);
            } else if (FARTHEST_FIRST.compare(each, nearest.element()) > 0) {
                nearest.remove();
                nearest.add(each);
            }
        }
        var stories = new ArrayDeque<LiveStory>();
        while (!nearest.isEmpty()) {
            stories.addFirst(nearest.remove().story);
        }
        return stories;
    }
}
