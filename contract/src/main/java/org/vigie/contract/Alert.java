package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that people asked to be told: one for each rule and thing, as it now stands. It may still be corrected or
 * withdrawn, since what it is about may turn out to be something else.
 *
 * @param id rule and the thing's id, such as {@code new-release/deepseek/deepseek-v4}; also the Kafka key
 * @param rule id of the rule that asked for it
 * @param ruleVersion of the rule; null in records of a time when there was one rule
 * @param severity how urgent the rule's author finds it; null likewise
 * @param name of the rule, by language
 * @param at event time: when the thing was seen
 * @param release id of the release that it is about, null for another thing
 * @param story id of the story that it is about, null for another thing
 * @param title what happened, in a few words
 * @param developer as people should read it, null where it is about none
 * @param country ISO 3166-1 alpha-2 code of the developer, or of the outlet; null where there is none
 * @param url where to look
 * @param labels what it can be routed, grouped and silenced by; among them those of the rule
 * @param texts what people read in place of the title, by language; none where the rule has no text
 * @param evidence the records behind it, the first one first, at most {@link #MOST_EVIDENCE}
 * @param confirmed whether two independent sources tell of it; null where nobody asks
 * @param lasting of a state, such as a silence: since when and until when; null for an event
 * @param withdrawn why it is no longer true; null while it is
 * @param version 1 when it is told, one more with each correction
 */
@RecordBuilder
public record Alert(
        String id,
        String rule,
        @Nullable Integer ruleVersion,
        @Nullable Severity severity,
        SortedMap<String, String> name,
        Instant at,
        @Nullable String release,
        @Nullable String story,
        String title,
        @Nullable String developer,
        @Nullable String country,
        @Nullable String url,
        SortedMap<String, String> labels,
        SortedMap<String, String> texts,
        List<Evidence> evidence,
        @Nullable Boolean confirmed,
        @Nullable Lasting lasting,
        @Nullable String withdrawn,
        long version) {

    /** The rule that a developer of the registry has released a model; it ships with Vigie. */
    public static final String NEW_RELEASE = "new-release";

    /** So many records are named as evidence. */
    public static final int MOST_EVIDENCE = 20;

    public Alert {
        name = sorted(name);
        labels = sorted(labels);
        texts = sorted(texts);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** In one order, so that the same alert is the same bytes. */
    private static SortedMap<String, String> sorted(@Nullable Map<String, String> map) {
        return Collections.unmodifiableSortedMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
    }

    /** Whether it tells of a state that is over. */
    public boolean hasEnded() {
        return lasting != null && lasting.until() != null;
    }

    /** How urgent something is. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    /**
     * When a state began and ended.
     *
     * @param until null while it holds
     */
    public record Lasting(Instant since, @Nullable Instant until) {}

    /**
     * A record that speaks for an alert.
     *
     * @param record what it is and its id: {@code item/ID}, {@code repository/ID}, {@code count/ID}
     * @param title for people
     * @param words of it that the rule matched, or what it is matched by, such as {@code kind=base}
     */
    public record Evidence(
            String record,
            String title,
            @Nullable String url,
            @Nullable Instant at,
            List<String> words) {}
}
