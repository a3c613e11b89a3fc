package org.vigie.enrich.count;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Count;
import org.vigie.contract.Count.Made;
import org.vigie.contract.Count.Measure;
import org.vigie.contract.Count.Period;
import org.vigie.contract.CountBuilder;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Model;
import org.vigie.contract.Release;
import org.vigie.contract.TopicMatch;

/** A cell of the table of counts: what makes two things count together. Ordered by id. */
record Cell(
        Measure measure,
        Period period,
        Instant start,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String country,
        @Nullable ItemKind kind,
        @Nullable Made made)
        implements Comparable<Cell> {

    private static final List<Period> OF_ITEMS = List.of(Period.HOUR, Period.DAY, Period.WEEK);
    private static final List<Period> OF_RELEASES = List.of(Period.DAY, Period.WEEK, Period.MONTH);

    Cell {
        measure = measure == null ? Measure.ITEMS : measure; // remembered at a time that counted nothing else
    }

    /** The cells an item stands in: for each period those of its topics and the one of all items. */
    static Set<Cell> of(EnrichedItem enriched) {
        var topics = Stream.concat(
                        Stream.of(Count.ALL_TOPICS), enriched.topics().stream().map(TopicMatch::topic))
                .toList();
        var cells = new TreeSet<Cell>();
        for (var period : OF_ITEMS) {
            var start = startOf(period, enriched.item().publishedAt());
            for (var topic : topics) {
                cells.add(new Cell(
                        Measure.ITEMS,
                        period,
                        start,
                        topic,
                        enriched.language().code(),
                        enriched.item().country(),
                        enriched.kind(),
                        null));
            }
        }
        return cells;
    }

    /** The cells a repository stands in: one for each period. */
    static Set<Cell> of(Model model) {
        var made = new Made(
                model.owner(),
                model.confidence(),
                model.rootCountry(),
                model.kind(),
                model.licence(),
                model.modality(),
                Model.Size.of(model.parameters()),
                model.noise());
        var measure = model.noise() == null ? Measure.REPOSITORIES : Measure.NOISE;
        return of(measure, model.publicSince(), model.country(), made);
    }

    /** The cells a release stands in: one for each period, none for noise. */
    static Set<Cell> of(Release release) {
        if (release.noise() != null) {
            return Set.of();
        }
        var made = new Made(
                release.owner(),
                release.confidence(),
                release.rootCountry(),
                release.kind(),
                release.licence(),
                release.modality(),
                release.size(),
                null);
        return of(Measure.FAMILIES, release.releasedAt(), release.country(), made);
    }

    private static Set<Cell> of(Measure measure, Instant time, @Nullable String country, Made made) {
        var cells = new TreeSet<Cell>();
        for (var period : OF_RELEASES) {
            cells.add(new Cell(measure, period, startOf(period, time), null, null, country, null, made));
        }
        return cells;
    }

    String id() {
        if (made == null) {
            var ofItems = ofItems(part(topic));
            return measure == Measure.ITEMS ? ofItems : spelling(measure) + "/" + ofItems;
        }
        return String.join(
                "/",
                spelling(measure),
                spelling(period),
                start.toString(),
                spelling(made.owner()),
                part(country),
                spelling(made.confidence()),
                part(made.rootCountry()),
                spelling(made.kind()),
                part(made.licence()),
                spelling(made.modality()),
                spelling(made.size()),
                spelling(made.noise()));
    }

    /** Without kinds, items and originals were cells of their own. */
    private String ofItems(String topic) {
        var id = String.join("/", spelling(period), start.toString(), topic, part(language), part(country));
        return kind == null ? id : id + "/" + spelling(kind);
    }

    /** Id of the cell of all items; null for what is no share of anything. */
    @Nullable
    String denominator() {
        return kind == null ? null : ofItems(Count.ALL_TOPICS);
    }

    Instant end() {
        return period.after(start);
    }

    /** With the dimensions of this cell and no number yet. */
    CountBuilder count() {
        return CountBuilder.builder()
                .id(id())
                .measure(measure)
                .period(period)
                .start(start)
                .topic(topic)
                .language(language)
                .country(country)
                .kind(kind)
                .made(made)
                .denominator(denominator());
    }

    /** With the number of its measure alone. */
    Count count(long number, long version) {
        var count = count().version(version);
        return switch (measure) {
            case ITEMS -> count.items(number).build();
            case ORIGINALS -> count.originals(number).build();
            case FAMILIES -> count.families(number).build();
            case REPOSITORIES -> count.repositories(number).build();
            case NOISE -> count.noise(number).build();
            case CONCENTRATION -> throw new IllegalStateException("no cell adds up to a concentration");
        };
    }

    @Override
    public int compareTo(Cell other) {
        return id().compareTo(other.id());
    }

    private static String spelling(@Nullable Enum<?> constant) {
        return constant == null ? "-" : constant.name().toLowerCase(Locale.ROOT);
    }

    private static String part(@Nullable String value) {
        return value == null ? "-" : value;
    }

    private static Instant startOf(Period period, Instant time) {
        var day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (period) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case WEEK ->
                day.atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toInstant();
            case MONTH ->
                day.atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.firstDayOfMonth())
                        .toInstant();
        };
    }
}
