package org.vigie.dashboard.releases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.chart.Span;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Reach;

/**
 * Which counts of releases.
 *
 * @param by what the lines are, one of {@link #BY}
 * @param show {@code count} or {@code share} of all that pass the filter
 */
public record ReleaseQuestion(ReleaseFilter filter, String by, String show, Span span) {
    public static final List<String> BY = List.of("country", "root", "kind", "size", "licence", "modality");
    public static final List<String> SHOW = List.of("count", "share");
    public static final List<String> PERIODS = List.of("month", "week");

    private static final Map<String, String> FIELDS = Map.of(
            "country", "country",
            "root", "made.rootCountry",
            "kind", "made.kind",
            "size", "made.size",
            "licence", "made.licence",
            "modality", "made.modality");

    /** @param first when the first release of all became public, null where there is none */
    static ReleaseQuestion read(Parameters ask, Reach reach, @Nullable Instant first) {
        var question = new ReleaseQuestion(
                ReleaseFilter.read(ask, "base", "registered"),
                ask.choice("by", "country", BY),
                ask.choice("show", "count", SHOW),
                Span.read(ask, Period.MONTH, PERIODS, reach, first));
        ask.verify();
        return question;
    }

    /** The field of the counts that the lines are values of. */
    String field() {
        return FIELDS.getOrDefault(by, by);
    }

    boolean isShare() {
        return show.equals("share");
    }

    /** The page that shows the same whenever it is asked for: all that was chosen, and what stood in for what was not. */
    Address address() {
        return span.in(filter.in(Address.of("/releases").with("by", by).with("show", show)));
    }

    Filters counts() {
        return filter.counts(span.name()).during("start", span.from(), span.until());
    }
}
