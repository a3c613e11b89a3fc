package org.vigie.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.view.Segment.Place;

class SegmentTest {
    private static String text(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    @Test
    void overlappingPlacesShareTheirReasons() {
        assertThat(Segment.marked("abcdef", List.of(new Place(1, 4, "x"), new Place(2, 5, "y"))))
                .containsExactly(
                        new Segment("a", null),
                        new Segment("b", "x"),
                        new Segment("cd", "x, y"),
                        new Segment("e", "y"),
                        new Segment("f", null));
    }

    @Test
    void placesOutsideOfTheTextAreLeftOut() {
        var places = List.of(new Place(-1, 2, "x"), new Place(3, 99, "x"), new Place(2, 2, "x"));
        assertThat(Segment.marked("abc", places)).containsExactly(new Segment("abc", null));
        assertThat(Segment.marked("", places)).isEmpty();
    }

    @Test
    void whatASearchFoundIsMarkedAndNothingIsLost() {
        var found = Segment.found("one \uE000two\uE001 three \uE000four\uE001");
        assertThat(text(found)).isEqualTo("one two three four");
        assertThat(found.stream().filter(part -> part.why() != null).map(Segment::text))
                .containsExactly("two", "four");
    }

    @Test
    void marksThatSomebodyWroteIntoATextDoNoHarm() {
        for (var hostile : List.of("\uE001a\uE000", "\uE000\uE000a", "\uE000", "a\uE001b\uE001c")) {
            assertThat(text(Segment.found(hostile)))
                    .contains(hostile.replaceAll("[\uE000\uE001]", "").substring(0, hostile.length() > 1 ? 1 : 0));
        }
    }
}
