package org.vigie.enrich.stories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one language: items about one event, joined as they come. An item joins the story that it is most like, if
 * {@link Joining} says so of the two, or opens a story, which has its id from then on; of two that it is equally like it
 * joins the one with the lower id. What was decided stays: no story is split or merged later.
 *
 * <p>An item is compared with few of the live stories: with those among the latest that share its rarest terms
 * ({@link StoryIndex}). How rare a term is, the stream itself says ({@link Frequencies}). The outcome depends on the items
 * and their order alone.
 *
 * <p>Cost of an item: 16 look-ups and comparisons with at most 16 stories, and as much again for placing the story anew in
 * the index. Memory: {@code RATIONALE.md}. One thread.
 */
final class Stories {
    /** From the last sight of a story to its end. */
    static final Duration WINDOW = Duration.ofDays(7);

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final String language;
    private final Joining joining;
    private final Frequencies frequencies;
    private final StoryIndex index = new StoryIndex();
    private final Map<String, LiveStory> byId = new HashMap<>();
    private final NavigableSet<LiveStory> bySight = new TreeSet<>(LiveStory.BY_SIGHT);

    /** A story that an item may join, and what speaks for it. */
    record Candidate(LiveStory story, double[] similarities) {}

    Stories(String language, Joining joining, Frequencies frequencies) {
        this.language = language;
        this.joining = joining;
        this.frequencies = frequencies;
    }

    /** Takes in what was there before. */
    void restore(LiveStory story) {
        enter(story);
    }

    /** Whether it is too old to be compared: what it could join may be forgotten. */
    boolean isBehind(Newcomer item) {
        return !bySight.isEmpty() && item.seen().isBefore(bySight.last().seen().minus(WINDOW));
    }

    /** Joins the item to the story that it is most like, or opens one. Returns that story as it stands now. */
    LiveStory place(Newcomer item) {
        beginDay(item);
        var sketch = sketch(item);
        LiveStory best = null;
        double most = 0;
        for (var candidate : candidates(item, sketch)) {
            double score = joining.score(candidate.similarities());
            boolean isBetter = score > most
                    || best != null && score == most && candidate.story().id().compareTo(best.id()) < 0;
            if (isBetter) {
                best = candidate.story();
                most = score;
            }
        }
        return put(item, sketch, best);
    }

    /** Begins the day on which the item was fetched. Returns whether it was not that day yet. */
    boolean beginDay(Newcomer item) {
        return frequencies.begin(Math.floorDiv(item.seen().getEpochSecond(), DAY));
    }

    Frequencies frequencies() {
        return frequencies;
    }

    Sketch sketch(Newcomer item) {
        return Sketch.of(item.gist(), frequencies);
    }

    List<Candidate> candidates(Newcomer item, Sketch sketch) {
        return index.near(sketch.all()).stream()
                .map(story -> new Candidate(story, Similarities.of(sketch, item.published(), story)))
                .toList();
    }

    /** @param before the story that it joins, null where it opens one */
    LiveStory put(Newcomer item, Sketch sketch, @Nullable LiveStory before) {
        if (before != null) {
            leave(before);
        }
        var now = before == null ? LiveStory.opened(item, sketch, language) : before.with(item, sketch);
        enter(now);
        frequencies.add(item.gist().terms(), now.told().items());
        return now;
    }

    /** Joins a copy to the story of what it copies. Returns it as it stands now, null where it has ended. */
    @Nullable
    LiveStory putCopy(Newcomer copy, String story) {
        return replace(story, before -> before.withCopy(copy));
    }

    /** Null where it has ended. */
    @Nullable
    LiveStory get(String story) {
        return byId.get(story);
    }

    /** Tells the story of an item that the item was seen again. Returns it as it stands now, null where it has ended. */
    @Nullable
    LiveStory revise(Newcomer item, String story) {
        return replace(story, before -> before.revised(item));
    }

    /** Returns the story without the item, null where it has ended; one without items is not joined any more. */
    @Nullable
    LiveStory remove(String item, String story) {
        return replace(story, before -> before.without(item));
    }

    private @Nullable LiveStory replace(String story, UnaryOperator<LiveStory> change) {
        var before = byId.get(story);
        if (before == null) {
            return null;
        }
        var now = change.apply(before);
        leave(before);
        if (now.told().items() > 0) {
            enter(now);
        }
        return now;
    }

    /** Lets go the stories that have fallen out of the window of an item that comes, and returns their ids. */
    Collection<String> expire(Newcomer item) {
        var gone = new ArrayList<String>();
        while (!bySight.isEmpty() && bySight.first().seen().isBefore(item.seen().minus(WINDOW))) {
            var oldest = bySight.first();
            leave(oldest);
            gone.add(oldest.id());
        }
        return gone;
    }

    int size() {
        return byId.size();
    }

    private void enter(LiveStory story) {
        byId.put(story.id(), story);
        bySight.add(story);
        index.add(story);
    }

    private void leave(LiveStory story) {
        byId.remove(story.id());
        bySight.remove(story);
        index.remove(story);
    }
}
