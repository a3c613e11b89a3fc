package org.vigie.dashboard.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text, marked or not.
 *
 * @param why it is marked, null where it is not
 */
public record Segment(String text, @Nullable String why) {
    /** Around what a search has found; of the Unicode area that stands for nothing. */
    public static final String BEGIN = "\uE000";

    public static final String END = "\uE001";

    /** A place in a text. */
    public record Place(int start, int end, String why) {}

    /** A text without marks. */
    public static List<Segment> plain(String text) {
        return List.of(new Segment(text, null));
    }

    /** A text with {@link #BEGIN} and {@link #END} in it. */
    public static List<Segment> found(String text) {
        var segments = new ArrayList<Segment>();
        for (var part : text.split(BEGIN, -1)) {
            int end = part.indexOf(END);
            if (end >= 0) {
                segments.add(new Segment(part.substring(0, end), ""));
            }
            var rest = part.substring(end + 1);
            if (!rest.isEmpty()) {
                segments.add(new Segment(rest, null));
            }
        }
        return segments;
    }

    /** A text with places that are marked; where they overlap, all reasons stand. Places outside of the text are left out. */
    public static List<Segment> marked(String text, List<Place> places) {
        var inside = places.stream()
                .filter(place -> place.start() >= 0 && place.start() < place.end() && place.end() <= text.length())
                .toList();
        var cuts = new TreeSet<Integer>(List.of(0, text.length()));
        inside.forEach(place -> cuts.addAll(List.of(place.start(), place.end())));
        var segments = new ArrayList<Segment>();
        Integer from = null;
        for (int to : cuts) {
            if (from != null) {
                segments.add(new Segment(text.substring(from, to), why(inside, from, to)));
            }
            from = to;
        }
        return segments;
    }

    private static @Nullable String why(List<Place> places, int from, int to) {
        var reasons = places.stream()
                .filter(place -> place.start() <= from && place.end() >= to)
                .map(Place::why)
                .distinct()
                .toList();
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }
}
