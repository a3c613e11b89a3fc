package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.items.Choices.Choice;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/**
 * Releases over time.
 *
 * @param lead who is ahead of whom; null where there is nobody
 * @param latest concentration of the last period that is over
 * @param lineage what others of the period are built on
 * @param latestReleases the newest of those in the picture
 */
public record ReleasesPage(
        ReleaseQuestion question,
        Chart chart,
        long total,
        int left,
        @Nullable Lead lead,
        Chart concentration,
        Concentration.@Nullable Latest latest,
        Lineage lineage,
        Address lineageCsv,
        List<ReleaseLine> latestReleases,
        Address list,
        List<String> countries,
        Reach reach) {

    private static final int NEWEST = 10;
    private static final int MOST_COUNTRIES = 250;

    public static ReleasesPage of(Visit visit, Index index) {
        var reach = Reach.of(index).forReleases(index);
        var question = ReleaseQuestion.read(visit.ask(), reach, Reach.firstRelease(index));
        var numbers = new ReleaseChart(question, reach, index, visit.words());
        var span = question.span();
        return new ReleasesPage(
                question,
                numbers.chart(),
                numbers.total(),
                numbers.left(),
                lead(question, numbers, reach).orElse(null),
                Concentration.chart(visit.words(), index, question, reach),
                Concentration.latest(index, span, reach),
                Lineage.of(index, question.filter(), span.from(), span.until()),
                question.address().at("/lineage.csv"),
                ReleaseList.newest(index, question.filter().releases(span.from(), span.until()), NEWEST),
                question.filter().list().with("from", span.from()).with("until", span.until()),
                countries(index),
                reach);
    }

    private static Optional<Lead> lead(ReleaseQuestion question, ReleaseChart numbers, Reach reach) {
        var keys = numbers.keys().stream().filter(key -> !key.equals("-")).toList();
        if (keys.size() < 2) {
            return Optional.empty();
        }
        var over = numbers.starts().stream()
                .filter(start -> !reach.isOpen(question.span().period().after(start)) && !reach.isBefore(start))
                .toList();
        return Lead.of(keys.get(0), keys.get(1), numbers.counts(), over);
    }

    private static List<String> countries(Index index) {
        ObjectNode ask = Json.MAPPER.createObjectNode().put("size", 0);
        ask.set("query", new Filters().without("noise").query());
        ask.putObject("aggs")
                .putObject("countries")
                .putObject("terms")
                .put("field", "country")
                .put("size", MOST_COUNTRIES);
        return index.search("releases", ask)
                .at("/aggregations/countries/buckets")
                .findValuesAsText("key");
    }

    /** The countries there are, by their names, and what else was chosen for the field, such as {@code *!CN}. */
    public List<Choice> countryChoices(String field, @Nullable String chosen, Words words) {
        var choices = new ArrayList<>(countries.stream()
                .map(code -> new Choice(code, words.countryName(code)))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(words.locale())))
                .toList());
        if (chosen != null && !countries.contains(chosen)) {
            choices.add(new Choice(chosen, ReleaseList.label(field, chosen, words)));
        }
        return choices;
    }

    /** Who is ahead, in a sentence; empty where nobody is. */
    public String leadSentence(Words words) {
        if (lead == null) {
            return "";
        }
        return words.say(
                lead.isFromTheBeginning() ? "lead.always" : "lead.since",
                ReleaseChart.label(question.by(), lead.leader(), words),
                ReleaseChart.label(question.by(), lead.other(), words),
                words.period(question.span().name(), lead.since()));
    }

    /** The numbers alone. */
    public static Chart chart(Visit visit, Index index) {
        var reach = Reach.of(index).forReleases(index);
        var question = ReleaseQuestion.read(visit.ask(), reach, Reach.firstRelease(index));
        return new ReleaseChart(question, reach, index, visit.words()).chart();
    }

    /** The concentration alone. */
    public static Chart concentration(Visit visit, Index index) {
        var reach = Reach.of(index).forReleases(index);
        var question = ReleaseQuestion.read(visit.ask(), reach, Reach.firstRelease(index));
        return Concentration.chart(visit.words(), index, question, reach);
    }

    /** The numbers as a file. */
    public static String csv(Visit visit, Index index) {
        return Csv.of(chart(visit, index));
    }

    /** What is built upon most, alone. */
    public static Lineage lineage(Visit visit, Index index) {
        var reach = Reach.of(index).forReleases(index);
        var question = ReleaseQuestion.read(visit.ask(), reach, Reach.firstRelease(index));
        return Lineage.of(
                index,
                question.filter(),
                question.span().from(),
                question.span().until());
    }

    /** The same as a file. */
    public static String lineageCsv(Visit visit, Index index) {
        return lineage(visit, index).csv();
    }

    /** The concentration as a file. */
    public static String concentrationCsv(Visit visit, Index index) {
        return Csv.of(concentration(visit, index));
    }
}
