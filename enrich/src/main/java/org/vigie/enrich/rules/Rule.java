package org.vigie.enrich.rules;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.vigie.contract.Alert.Severity;

/**
 * What somebody wants to be told of; it was read and found good.
 *
 * @param yaml as somebody wrote it
 * @param version that alerts name; a rule that asks for other things has another one
 * @param name for people, by language
 * @param labels that its alerts bear besides those of the thing
 * @param text what people read, by language, with {@code {label}} in the places of values; empty for the title
 * @param what it asks for
 */
public record Rule(
        String yaml,
        String id,
        int version,
        SortedMap<String, String> name,
        Severity severity,
        SortedMap<String, String> labels,
        SortedMap<String, String> text,
        What what) {

    /** The things of which there are alerts. */
    public sealed interface What {
        Selection selection();

        /** As rules write it. */
        default String word() {
            return switch (this) {
                case OnRelease release -> "release";
                case OnItem item -> "item";
                case OnVolume volume -> "volume";
                case OnSilence silence -> "silence";
            };
        }
    }

    /** Releases of developers who are in the registry, one alert each. */
    public record OnRelease(Selection selection, Confirmation confirmation) implements What {}

    /**
     * Items that are no copies.
     *
     * @param perStory whether all items of a story are one alert
     */
    public record OnItem(Selection selection, Confirmation confirmation, boolean perStory) implements What {}

    /**
     * Days on which there are more items than usual.
     *
     * @param by labels: each combination of their values has a level of its own
     * @param minimum so many items there are at least on such a day
     * @param deviations so many standard deviations they are above the mean
     * @param baseline of how many days the mean is
     * @param warmUp so many days pass from the first item before there is an alert
     */
    public record OnVolume(
            Selection selection, List<String> by, int minimum, double deviations, int baseline, int warmUp)
            implements What {}

    /**
     * Those who say nothing for longer than they are used to.
     *
     * @param by labels: each combination of their values has a rhythm of its own
     * @param factor so many times as long as the longest of its last pauses
     * @param minimum a shorter pause is no silence
     * @param warmUp so many days pass from the first item before there is an alert
     */
    public record OnSilence(Selection selection, List<String> by, double factor, Duration minimum, int warmUp)
            implements What {}

    /** What a second, independent source changes: a hub beside an announcement, or another outlet. */
    public enum Confirmation {
        /** The alert says whether there is one. */
        SHOWN,
        /** There is an alert of its own when it comes. */
        TOLD,
        /** There is no alert before it comes. */
        REQUIRED
    }

    /** Whether another rule asks for the same. */
    boolean asksAs(Rule other) {
        return what.equals(other.what);
    }
}
