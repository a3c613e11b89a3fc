package org.vigie.dashboard.now;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Count.Period;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Span;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.index.Sums;
import org.vigie.dashboard.releases.Concentration;
import org.vigie.dashboard.releases.Lead;
import org.vigie.dashboard.words.Words;

/** The claims and what is measured of each, over the last twelve months of releases and half a year of news. */
final class Claims {
    private static final String CHINA = "CN";
    private static final String UNITED_STATES = "US";
    private static final String WORRY = "censorship";
    private static final int MONTHS = 12;
    private static final int LANGUAGES = 2;
    private static final int WEEKS = 26;
    /** Owners whose country is known and another one. */
    private static final String NOT_CHINA = "*!" + CHINA;

    private final Index index;
    private final Words words;
    /** Of releases. */
    private final Reach reach;

    private final Span months;
    private final Span weeks;

    Claims(Index index, Words words, Reach reach, Instant until) {
        this.index = index;
        this.words = words;
        this.reach = reach;
        months = Span.last(Period.MONTH, MONTHS, until);
        weeks = Span.last(Period.WEEK, WEEKS, until);
    }

    List<Claim> all() {
        return List.of(leading(), building(), worrying(), spread(), overtaking());
    }

    /**
     * When collecting began, where the claims reach back before it; null where they do not.
     *
     * @param items the reach of items
     */
    @Nullable
    Instant since(Reach items) {
        return Stream.of(reach.isBefore(months.from()) ? reach : null, items.isBefore(weeks.from()) ? items : null)
                .filter(Objects::nonNull)
                .map(Reach::since)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Filters families() {
        return new Filters()
                .is("measure", "families")
                .is("period", "month")
                .during("start", months.from(), months.until());
    }

    private Sums base() {
        return Sums.by("country", index, families().is("made.kind", "base").is("made.owner", "registered"), "families");
    }

    private Address releases() {
        return Address.of("/releases").with("from", months.from()).with("until", months.until());
    }

    private Claim leading() {
        return share(
                "leading",
                base(),
                releases().with("by", "country").with("kind", "base").with("show", "share"));
    }

    private Claim building() {
        var derivatives = families()
                .oneOf("made.kind", List.of("finetune", "adapter", "merge"))
                .maybe("country", NOT_CHINA);
        return share(
                "building",
                Sums.by("made.rootCountry", index, derivatives, "families"),
                releases()
                        .with("by", "root")
                        .with("kind", "derivative")
                        .with("owner", "all")
                        .with("country", NOT_CHINA)
                        .with("show", "share"));
    }

    private Claim share(String name, Sums sums, Address link) {
        long all = sums.total();
        long part = sums.totals().getOrDefault(CHINA, 0L);
        return all == 0
                ? nothing(name, link)
                : new Claim(
                        name,
                        words.percent((double) part / all),
                        words.say("claim." + name + ".figure", part, all),
                        link);
    }

    private Claim nothing(String name, Address link) {
        return new Claim(name, "–", words.say("claim.nothing"), link);
    }

    private Claim worrying() {
        var link = weeks.in(Address.of("/topics").with("topic", WORRY).with("by", "language"));
        var covered = items(WORRY);
        var everything = items(Count.ALL_TOPICS);
        var parts = covered.totals();
        var figures = new ArrayList<String>();
        everything.totals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LANGUAGES)
                .forEach(language -> figures.add(words.say(
                        "claim.worrying.language",
                        words.languageName(language.getKey()),
                        words.percent((double) parts.getOrDefault(language.getKey(), 0L) / language.getValue()))));
        long part = covered.total();
        long whole = everything.total();
        return whole == 0
                ? nothing("worrying", link)
                : new Claim(
                        "worrying",
                        words.percent((double) part / whole),
                        words.say("claim.worrying.figure", String.join(", ", figures), part, whole),
                        link);
    }

    /** Of whole weeks, as the chart has them that the claim leads to. */
    private Sums items(String topic) {
        var filters = new Filters()
                .is("measure", "items")
                .is("period", weeks.name())
                .is("topic", topic)
                .during("start", weeks.from(), weeks.until());
        return Sums.by("language", index, filters, "originals");
    }

    private Claim spread() {
        var link = releases();
        var latest = Concentration.latest(index, months, reach);
        return latest == null
                ? nothing("spread", link)
                : new Claim(
                        "spread",
                        words.decimal(latest.effectiveCountries(), 1),
                        words.say(
                                "claim.spread.figure",
                                words.period("month", latest.start()),
                                words.decimal(latest.estimate(), 2),
                                words.decimal(latest.low(), 2),
                                words.decimal(latest.high(), 2)),
                        link);
    }

    private Claim overtaking() {
        var link = releases().with("by", "country").with("kind", "base");
        var counts = base();
        var over = months.starts().stream()
                .filter(start -> !reach.isOpen(Period.MONTH.after(start)) && !reach.isBefore(start))
                .toList();
        return Lead.of(CHINA, UNITED_STATES, counts, over)
                .map(lead -> new Claim(
                        "overtaking",
                        words.countryName(lead.leader()),
                        words.say(
                                lead.isFromTheBeginning() ? "claim.overtaking.always" : "claim.overtaking.since",
                                words.countryName(lead.other()),
                                words.period("month", lead.since())),
                        link))
                .orElseGet(() -> nothing("overtaking", link));
    }
}
