package org.vigie.dashboard.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.chart.Span;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Reach;

/**
 * Which counts of items.
 *
 * @param topic its id, or {@code *} for all items
 * @param by what the lines are: {@code language}, {@code country}, {@code kind} or {@code topic}
 * @param show {@code count} or {@code share} of all items
 * @param copies {@code yes} for all items, {@code no} for originals only
 */
public record TopicQuestion(
        String topic,
        String by,
        String show,
        String copies,
        @Nullable String language,
        @Nullable String country,
        @Nullable String kind,
        Span span) {

    public static final List<String> BY = List.of("language", "country", "kind", "topic");
    public static final List<String> SHOW = List.of("share", "count");
    public static final List<String> PERIODS = List.of("week", "day");

    private static final String USUAL_TOPIC = "ai-geopolitics";

    static TopicQuestion read(Parameters ask, Reach reach) {
        var topic = ask.text("topic");
        var question = new TopicQuestion(
                topic == null ? USUAL_TOPIC : topic,
                ask.choice("by", "language", BY),
                ask.choice("show", "share", SHOW),
                ask.choice("copies", "no", List.of("no", "yes")),
                ask.text("language"),
                ask.text("country"),
                ask.text("kind"),
                Span.read(ask, Period.WEEK, PERIODS, reach, reach.first()));
        ask.verify();
        return question;
    }

    /** The field of the counts that is summed up. */
    String number() {
        return copies.equals("no") ? "originals" : "items";
    }

    boolean isShare() {
        return show.equals("share");
    }

    /** The counts of a topic, {@code *} for the denominators. */
    Filters counts(String of) {
        return conditions().is("topic", of);
    }

    /** The counts of all topics but the denominators. */
    Filters countsByTopic() {
        return conditions().maybe("topic", "!*");
    }

    private Filters conditions() {
        return new Filters()
                .is("measure", "items")
                .is("period", span.name())
                .maybe("language", language)
                .maybe("country", country)
                .maybe("kind", kind)
                .during("start", span.from(), span.until());
    }

    /** The page that shows the same whenever it is asked for: all that was chosen, and what stood in for what was not. */
    Address address() {
        return span.in(Address.of("/topics")
                .with("topic", topic)
                .with("by", by)
                .with("show", show)
                .with("copies", copies)
                .with("language", language)
                .with("country", country)
                .with("kind", kind));
    }

    /** The items in the search. */
    Address items() {
        return Address.of("/items")
                .with("topic", topic.equals("*") || by.equals("topic") ? null : topic)
                .with("language", language)
                .with("country", country)
                .with("kind", kind)
                .with("copies", copies.equals("no") ? "no" : null)
                .with("from", span.from())
                .with("until", span.until());
    }
}
