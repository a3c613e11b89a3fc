package org.vigie.enrich.alert;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Release;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.Rule.What;
import org.vigie.enrich.rules.Unmet;

/**
 * Why a rule has nothing to tell of a thing, a sentence each; none where it has. The steps that tell ask here, too, so that
 * nobody is given other reasons than those that count.
 */
public final class Objections {
    /** Name of the store in which the steps have the levels. */
    public static final String LEVELS = WatchLevels.STORE;

    private Objections() {}

    /**
     * Of an item as it now stands.
     *
     * @param said what it says of the rule's query, null for nothing
     */
    public static List<String> to(Rule rule, EnrichedItem enriched, @Nullable TopicMatch said) {
        return to(rule.what(), enriched, said).toList();
    }

    /** Of a release as it now stands. */
    public static List<String> to(Rule rule, Release release) {
        return switch (rule.what()) {
            case OnRelease asked -> JudgeRelease.objections(release, asked).toList();
            case OnItem asked -> List.of("it asks for items");
            case OnVolume asked -> List.of("it counts items");
            case OnSilence asked -> List.of("it listens to items");
        };
    }

    /** Whether an item says something to a rule. */
    static boolean isMeant(EnrichedItem enriched, What asked, @Nullable TopicMatch said) {
        return to(asked, enriched, said).findAny().isEmpty();
    }

    private static Stream<String> to(What asked, EnrichedItem enriched, @Nullable TopicMatch said) {
        return switch (asked) {
            case OnRelease releases -> Stream.of("it asks for releases");
            case OnItem items -> ofNews(asked, enriched, said);
            case OnVolume volume -> ofNews(asked, enriched, said);
            case OnSilence silence -> ofArrival(asked, enriched, said); // a copy is a sign of life, too
        };
    }

    private static Stream<String> ofNews(What asked, EnrichedItem enriched, @Nullable TopicMatch said) {
        var copied = enriched.duplicate() == null
                ? Stream.<String>of()
                : Stream.of("it is a copy of " + enriched.duplicate().of());
        return Stream.concat(copied, ofArrival(asked, enriched, said));
    }

    private static Stream<String> ofArrival(What asked, EnrichedItem enriched, @Nullable TopicMatch said) {
        var old = Boolean.TRUE.equals(enriched.item().history())
                ? Stream.of("it stood there at the first read of its source")
                : Stream.<String>of();
        return Stream.concat(old, asked.selection().unmet(enriched, said).map(Unmet::toString));
    }

    /**
     * What a rule on volume says of the days on which it counts an item, a sentence for each series.
     *
     * @param levels the store {@link #LEVELS}
     */
    public static List<String> ofDays(
            Rule rule, EnrichedItem enriched, ReadOnlyKeyValueStore<String, ? extends Object> levels) {
        if (!(rule.what() instanceof OnVolume asked)) {
            return List.of();
        }
        return FindSigns.cells(enriched, asked).stream()
                .map(cell -> {
                    @Nullable Object stored = levels.get(rule.id() + "/" + cell.series());
                    var why = stored instanceof Level level
                            ? level.objection(cell.day(), asked)
                            : "nothing is counted yet";
                    return cell.series() + " on " + cell.day() + ": " + (why == null ? "unusually many" : why);
                })
                .toList();
    }
}
