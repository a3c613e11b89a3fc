package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model.Kind;
import org.vigie.contract.Model.Modality;
import org.vigie.contract.Model.Noise;
import org.vigie.contract.Model.Owner;
import org.vigie.contract.Model.Size;

/**
 * How many things fall into one cell, right at every moment under revisions, late arrivals and withdrawals. A cell has one
 * measure, whose number stands in the field of its name; one of items says beside it how many of them are originals and
 * from how many outlets they are. All other numbers are null. What each field means to a reader: {@code docs/counts.md}.
 *
 * @param id {@code day/2026-03-01T00:00:00Z/ai-geopolitics/fr/FR/news} for items, for other measures with the measure in
 *     front; also the Kafka key
 * @param measure what is counted; {@link Measure#ITEMS} in records of a time that counted nothing else
 * @param start of the period in UTC; weeks start on Monday
 * @param topic a topic's id, or {@code *} for all items: the denominator of every share; null for other measures
 * @param language of items, ISO 639-1 code, or {@code und}
 * @param country of the outlet, or of the model's owner; null where it has none
 * @param kind of the items; null for other measures, and in records of a time when items had none
 * @param made the further dimensions of models and releases
 * @param items in this cell now, 0 when the last one left it
 * @param originals those of the items that are no copies
 * @param outlets so many different ones the items are from, copies among them; null in records of a time without kinds
 * @param families as {@link Measure#FAMILIES}
 * @param repositories as {@link Measure#REPOSITORIES}
 * @param noise as {@link Measure#NOISE}
 * @param concentration of the families of a period over countries
 * @param denominator id of the count of all items in the same period, language, country and kind, this one where it is that;
 *     null for other measures
 * @param revision how often a telling that was fetched after the end of the period has put an item into this cell, taken it
 *     out or changed its outlet; 0 where the number is as it was first told
 * @param completeUntil fetch time of the newest telling that has put an item into this cell, taken it out or changed its
 *     outlet
 * @param version grows with every change
 */
@RecordBuilder
public record Count(
        String id,
        Measure measure,
        Period period,
        Instant start,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String country,
        @Nullable ItemKind kind,
        @Nullable Made made,
        @Nullable Long items,
        @Nullable Long originals,
        @Nullable Long outlets,
        @Nullable Long families,
        @Nullable Long repositories,
        @Nullable Long noise,
        @Nullable Concentration concentration,
        @Nullable String denominator,
        @Nullable Long revision,
        @Nullable Instant completeUntil,
        long version) {

    /** The topic of the counts over all items. */
    public static final String ALL_TOPICS = "*";

    public Count {
        measure = measure == null ? Measure.ITEMS : measure;
    }

    /** The number of this cell's measure. */
    public long number() {
        Long number = switch (measure) {
            case ITEMS -> items;
            case ORIGINALS -> originals;
            case FAMILIES -> families;
            case REPOSITORIES -> repositories;
            case NOISE -> noise;
            case CONCENTRATION -> concentration == null ? null : concentration.releases();
        };
        return number == null ? 0 : number;
    }

    /** The end of the period, which no longer belongs to it. */
    public Instant end() {
        return period.after(start);
    }

    /** The grain of a count. */
    public enum Period {
        HOUR,
        DAY,
        WEEK,
        /** For releases only, which are too few for shorter ones. */
        MONTH;

        /** Start of the next period, in UTC. */
        public Instant after(Instant start) {
            var time = start.atOffset(ZoneOffset.UTC);
            return switch (this) {
                case HOUR -> time.plusHours(1).toInstant();
                case DAY -> time.plusDays(1).toInstant();
                case WEEK -> time.plusWeeks(1).toInstant();
                case MONTH -> time.plusMonths(1).toInstant();
            };
        }
    }

    /** What is counted. */
    public enum Measure {
        ITEMS(
                "pieces of news, one for each canonical URL, by time of publication; originals are those without copies: of"
                        + " items that carry one text the first counts; outlets are the different ones of all items"),
        /** In records of a time without kinds; since then a number beside the items. */
        ORIGINALS(
                "pieces of news without copies: of items that carry one text the first counts, by time of publication"),
        FAMILIES(
                "releases: all repositories of one owner under one name, whatever their size, mode and format, count once,"
                        + " by the time the first became public; without noise"),
        REPOSITORIES("repositories on model hubs, each by the time it became public; without noise"),
        NOISE("repositories on model hubs that are no release of their own, each with its reason"),
        CONCENTRATION("Herfindahl-Hirschman index of the releases of registered developers over the owners' countries,"
                + " without noise and without those of no country");

        private final String definition;

        Measure(String definition) {
            this.definition = definition;
        }

        /** In a sentence, for whoever prints the number. */
        public String definition() {
            return definition;
        }
    }

    /**
     * Dimensions of models and releases.
     *
     * @param confidence how sure the owner's country is
     * @param rootCountry of the developer of the model at the root
     * @param noise why it is no release, null where it is one
     */
    public record Made(
            Owner owner,
            Developer.@Nullable Confidence confidence,
            @Nullable String rootCountry,
            @Nullable Kind kind,
            @Nullable String licence,
            Modality modality,
            Size size,
            @Nullable Noise noise) {}

    /**
     * How much a few countries dominate.
     *
     * @param index Herfindahl-Hirschman index of these releases, 1/countries to 1
     * @param estimate of the index of what they are a sample of, without the bias that small samples have
     * @param low lower end of the 95 % interval of the estimate
     * @param high upper end of the 95 % interval of the estimate
     * @param effectiveCountries so many countries with equal shares would give the index
     * @param countries with at least one
     * @param releases that were counted
     */
    public record Concentration(
            double index,
            double estimate,
            double low,
            double high,
            double effectiveCountries,
            int countries,
            long releases) {}
}
