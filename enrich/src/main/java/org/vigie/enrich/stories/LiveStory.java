package org.vigie.enrich.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Story;

/**
 * A story that items can still join.
 *
 * @param seen when its last item was fetched
 * @param all the sum of its items, as far as they are no copies
 * @param title the sum of their titles
 * @param named the sum of what they name
 * @param headline its title for people: that of the item which is nearest to the middle
 */
record LiveStory(Story told, Instant seen, Vector all, Vector title, Vector named, Headline headline) {
    /** The older one first, of two of one age the one with the lower id. */
    static final Comparator<LiveStory> BY_LAST_ITEM =
            Comparator.comparing((LiveStory story) -> story.told.lastAt()).thenComparing(LiveStory::id);

    static final Comparator<LiveStory> BY_SIGHT =
            Comparator.comparing(LiveStory::seen).thenComparing(LiveStory::id);

    private static final int MOST_TERMS = 100;

    /** So much nearer to the middle another title must be: names are not changed for nothing. */
    private static final double CLEARLY = 0.05;

    /** Of which item the title is, and what it is compared by. */
    record Headline(String item, Vector all) {}

    static LiveStory opened(Newcomer item, Sketch sketch, String language) {
        return new LiveStory(
                alone(item, language),
                item.seen(),
                sketch.all(),
                sketch.title(),
                sketch.named(),
                new Headline(item.id(), sketch.all()));
    }

    /** What is told of a story of one. */
    static Story alone(Newcomer item, String language) {
        return new Story(
                item.opens(),
                item.title(),
                List.of(language),
                with(List.of(), item.outlet(), Story.MOST_OUTLETS),
                with(List.of(), item.country(), Story.MOST_OUTLETS),
                item.published(),
                item.published(),
                item.published(),
                1,
                List.of(item.id()),
                1);
    }

    LiveStory with(Newcomer item, Sketch sketch) {
        var sum = all.plus(sketch.all(), MOST_TERMS);
        boolean isNearer = !item.title().isBlank()
                && (told.title().isBlank() || sum.cosine(sketch.all()) > sum.cosine(headline.all()) + CLEARLY);
        return new LiveStory(
                counting(item, isNearer ? item.title() : told.title()),
                later(item),
                sum,
                title.plus(sketch.title(), MOST_TERMS),
                named.plus(sketch.named(), MOST_TERMS),
                isNearer ? new Headline(item.id(), sketch.all()) : headline);
    }

    /** A copy says nothing new. */
    LiveStory withCopy(Newcomer copy) {
        return new LiveStory(counting(copy, told.title()), later(copy), all, title, named, headline);
    }

    private Story counting(Newcomer item, String headline) {
        return new Story(
                told.id(),
                headline,
                told.languages(),
                with(told.outlets(), item.outlet(), Story.MOST_OUTLETS),
                with(told.countries(), item.country(), Story.MOST_OUTLETS),
                told.openedAt(),
                item.published().isBefore(told.firstAt()) ? item.published() : told.firstAt(),
                item.published().isAfter(told.lastAt()) ? item.published() : told.lastAt(),
                told.items() + 1,
                told.itemIds().size() < Story.MOST_ITEM_IDS ? appended(told.itemIds(), item.id()) : told.itemIds(),
                told.version() + 1);
    }

    /** It lives on from the new sight; where its title is the item's, it follows the item. */
    LiveStory revised(Newcomer item) {
        boolean isRenamed = headline.item().equals(item.id()) && !told.title().equals(item.title());
        var now = !isRenamed
                ? told
                : new Story(
                        told.id(),
                        item.title(),
                        told.languages(),
                        told.outlets(),
                        told.countries(),
                        told.openedAt(),
                        told.firstAt(),
                        told.lastAt(),
                        told.items(),
                        told.itemIds(),
                        told.version() + 1);
        return new LiveStory(now, later(item), all, title, named, headline);
    }

    private Instant later(Newcomer item) {
        return item.seen().isAfter(seen) ? item.seen() : seen;
    }

    /** What the item has added to its terms, outlets and times stays. */
    LiveStory without(String item) {
        var now = new Story(
                told.id(),
                told.title(),
                told.languages(),
                told.outlets(),
                told.countries(),
                told.openedAt(),
                told.firstAt(),
                told.lastAt(),
                told.items() - 1,
                told.itemIds().stream().filter(id -> !id.equals(item)).toList(),
                told.version() + 1);
        return new LiveStory(now, seen, all, title, named, headline);
    }

    String language() {
        return told.languages().getFirst();
    }

    String id() {
        return told.id();
    }

    private static List<String> with(List<String> sorted, @Nullable String one, int most) {
        if (one == null || one.isEmpty() || sorted.contains(one) || sorted.size() == most) {
            return sorted;
        }
        var all = new TreeSet<>(sorted);
        all.add(one);
        return List.copyOf(all);
    }

    private static List<String> appended(List<String> ids, String id) {
        var all = new ArrayList<>(ids);
        all.add(id);
        return List.copyOf(all);
    }
}
