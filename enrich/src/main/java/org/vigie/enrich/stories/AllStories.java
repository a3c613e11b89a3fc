package org.vigie.enrich.stories;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Duplicate;
import org.vigie.contract.Language;

/** The stories of all languages; texts of different languages never meet. One thread. */
public final class AllStories {
    private final Joining joining = Joining.shipped();
    private final Map<String, Stories> byLanguage = new HashMap<>();
    /** By item, those seen last at the end. */
    private final Map<String, Placed> placed = new LinkedHashMap<>();

    private Instant now = Instant.MIN;

    private record Placed(String story, Instant seen) {}

    /**
     * Tells a text; one that was told before under its id stays where it was.
     *
     * @param language its code; a text of {@code und} is a story of its own
     * @param duplicate what it copies: then it belongs to the same story
     * @return id of the story
     */
    public String tell(
            String id, String language, String title, String text, Instant published, @Nullable Duplicate duplicate) {
        now = published.isAfter(now) ? published : now;
        var before = placed.get(id);
        var story = before == null
                ? story(
                        language,
                        new Newcomer(id, id, published, published, title, null, null, Gist.of(title, text)),
                        duplicate)
                : before.story();
        see(id, story);
        forget();
        return story;
    }

    private String story(String language, Newcomer item, @Nullable Duplicate duplicate) {
        if (language.equals(Language.UNDETERMINED)) {
            return item.id();
        }
        var stories = byLanguage.computeIfAbsent(language, code -> new Stories(code, joining, new Frequencies()));
        if (stories.isBehind(item)) {
            return item.id();
        }
        var joined = duplicate == null ? null : join(stories, item, duplicate.of());
        stories.expire(item);
        var story = joined == null ? stories.place(item) : joined;
        return story.id();
    }

    private @Nullable LiveStory join(Stories stories, Newcomer copy, String original) {
        var place = placed.get(original);
        if (place == null) {
            return null;
        }
        see(original, place.story());
        return stories.putCopy(copy, place.story());
    }

    private void see(String item, String story) {
        placed.remove(item);
        placed.put(item, new Placed(story, now));
    }

    /** What nothing can copy any more. */
    private void forget() {
        var oldest = now.minus(Stories.WINDOW);
        var items = placed.values().iterator();
        while (items.hasNext() && items.next().seen().isBefore(oldest)) {
            items.remove();
        }
    }
}
