package org.vigie.enrich.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.stories.SomeEvents.MORNING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Joining SHIPPED = Joining.shipped();
    private static final String QUAKE =
            "An earthquake of magnitude 6.1 shook the island of Lesbos on Monday; rescuers in Mytilene look for survivors.";
    private static final String QUAKE_ELSEWHERE =
            "Rescuers searched collapsed houses in Mytilene after the magnitude 6.1 earthquake on the island of Lesbos.";
    private static final String ELECTION =
            "Voters in Norway elect a new parliament on Monday, with the Labour party ahead in the last polls.";

    private final Stories stories = new Stories("en", SHIPPED, new Frequencies());

    private String place(String id, Instant at, String title, String text) {
        var item = new Newcomer(id, id, at, at, title, "Outlet of " + id, "GB", Gist.of(title, text));
        stories.expire(item);
        return stories.place(item).id();
    }

    @Test
    void reportsOfOneEventAreOneStoryNamedAfterTheFirst() {
        place("c", MORNING, "Norway votes", ELECTION);
        place("b", MORNING, "Earthquake shakes Lesbos", QUAKE);

        assertThat(place(
                        "a",
                        MORNING.plusSeconds(3_600),
                        "Search for survivors on Lesbos after earthquake",
                        QUAKE_ELSEWHERE))
                .isEqualTo("b");
    }

    @Test
    void theSameWordsWeeksLaterAreAnotherEvent() {
        place("a", MORNING, "Earthquake shakes Lesbos", QUAKE);

        assertThat(place("b", MORNING.plus(Duration.ofDays(30)), "Earthquake shakes Lesbos", QUAKE))
                .isEqualTo("b");
    }

    @Test
    void ofTwoStoriesThatAreEquallyLikeTheOneWithTheLowerIdIsJoined() {
        for (var order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            var twins = new Stories("en", SHIPPED, new Frequencies());
            var sketch = twins.sketch(quake("x"));
            order.forEach(id -> twins.put(quake(id), sketch, null));
            assertThat(twins.place(quake("c")).id()).isEqualTo("a");
        }
    }

    private static Newcomer quake(String id) {
        var title = "Earthquake shakes Lesbos";
        return new Newcomer(id, id, MORNING, MORNING, title, null, null, Gist.of(title, QUAKE));
    }

    @Test
    void theTitleIsThatOfTheItemNearestToTheMiddle() {
        place("a", MORNING, "What we know so far", QUAKE);
        place("b", MORNING, "Earthquake on Lesbos: rescuers search Mytilene", QUAKE_ELSEWHERE);
        place("c", MORNING, "Lesbos earthquake: rescuers in Mytilene look for survivors", QUAKE);
        var story = stories.place(new Newcomer(
                "d",
                "d",
                MORNING,
                MORNING,
                "Earthquake on Lesbos",
                null,
                null,
                Gist.of("Earthquake on Lesbos", QUAKE)));

        assertThat(story.told().items()).isEqualTo(4);
        assertThat(story.told().title()).contains("Lesbos");
    }

    @Test
    void itemsWithoutAWordAreStoriesOfOne() {
        assertThat(place("a", MORNING, "", "")).isEqualTo("a");
        assertThat(place("b", MORNING, "", "")).isEqualTo("b");
    }

    @Test
    void eventsAreFoundInAStreamOfThem() {
        var reports = new SomeEvents(7).reports(300, Duration.ofDays(10));

        var found = BCubed.of(reports, LearnJoining.found(reports, SHIPPED));

        assertThat(found.precision()).isGreaterThan(0.95);
        assertThat(found.recall()).isGreaterThan(0.9);
    }

    @Test
    void aStartFromWhatWasStoredGoesOnInTheSameWay() {
        var reports = new SomeEvents(8).reports(150, Duration.ofDays(10));
        var expected = LearnJoining.found(reports, SHIPPED);

        var found = new HashMap<String, String>();
        var live = new ArrayList<LiveStory>();
        var table = new Frequencies().table();
        for (int i = 0; i < reports.size(); i++) {
            var restored = new Stories("xx", SHIPPED, Frequencies.of(table));
            Collections.shuffle(live, new java.util.Random(i));
            live.forEach(restored::restore);
            var gone = restored.expire(reports.get(i).item());
            live.removeIf(story -> gone.contains(story.id()));
            var now = restored.place(reports.get(i).item());
            found.put(reports.get(i).item().id(), now.id());
            live.removeIf(story -> story.id().equals(now.id()));
            live.add(now);
            table = restored.frequencies().table();
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void whatIsRememberedDoesNotGrowWithTheStream() {
        var sizes = new ArrayList<Integer>();
        for (int week = 0; week < 12; week++) {
            for (var report : new SomeEvents(week).reports(50, Duration.ofDays(7))) {
                var item = report.item();
                var later = item.seen().plus(Duration.ofDays(7L * week));
                var id = week + "-" + item.id();
                var comes = new Newcomer(id, id, later, later, item.title(), null, null, item.gist());
                stories.expire(comes);
                stories.place(comes);
            }
            sizes.add(stories.size());
        }
        assertThat(sizes).allMatch(size -> size < 250);
    }
}
