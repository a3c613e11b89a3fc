package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Duplicate;

class CopiesTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private final Newsroom desk = new Newsroom(7);
    private final Article report = desk.article(200);
    private final Copies copies = new Copies();
    /** What was told last of each item, null for an original. */
    private final Map<String, @Nullable String> told = new HashMap<>();

    private static Known item(String id, Article article, int hour) {
        var time = MORNING.plus(Duration.ofHours(hour));
        return new Known(id, time, time, Prints.of(article.title(), article.text()));
    }

    private void tell(Known item) {
        note(copies.tell(item));
    }

    private void note(List<Copies.Judged> judged) {
        for (var one : judged) {
            told.put(
                    one.item().id(),
                    one.duplicate() == null ? null : one.duplicate().of());
        }
    }

    @Test
    void aCopyNamesTheFirstOneAndHowMuchOfItItIs() {
        tell(item("agency", report, 0));

        assertThat(copies.tell(item("paper", report, 1)))
                .singleElement()
                .extracting(Copies.Judged::duplicate)
                .isEqualTo(new Duplicate("agency", 1));
    }

    @Test
    void aCopyOfACopyNamesTheFirstOne() {
        tell(item("agency", report, 0));
        tell(item("paper", Edit.CUT_AT_THE_END.of(report, desk), 1));
        tell(item("mirror", Edit.CUT_AT_THE_END.of(report, desk), 2));

        assertThat(told).containsEntry("paper", "agency").containsEntry("mirror", "agency");
    }

    @Test
    void anEarlierItemThatIsFetchedLaterBecomesTheFirstOne() {
        tell(item("paper", report, 1));
        tell(item("mirror", report, 2));
        assertThat(told).containsEntry("paper", null).containsEntry("mirror", "paper");

        tell(item("agency", report, 0));
        assertThat(told)
                .containsEntry("agency", null)
                .containsEntry("paper", "agency")
                .containsEntry("mirror", "agency");
    }

    @Test
    void ofItemsOfTheSameTimeTheLowerIdIsTheFirstOne() {
        tell(item("b", report, 0));
        tell(item("a", report, 0));

        assertThat(told).containsEntry("a", null).containsEntry("b", "a");
    }

    @Test
    void aRevisionIsNoCopyOfWhatItReplaces() {
        tell(item("agency", report, 0));
        tell(item("agency", Edit.PARAGRAPHS_INSERTED.of(report, desk), 0));

        assertThat(told).containsEntry("agency", null);
    }

    @Test
    void theCopiesOfAFirstOneThatBecameAnotherTextHaveANewFirstOne() {
        tell(item("agency", report, 0));
        tell(item("paper", report, 1));
        tell(item("mirror", report, 2));
        tell(item("agency", desk.article(200), 0));

        assertThat(told)
                .containsEntry("agency", null)
                .containsEntry("paper", null)
                .containsEntry("mirror", "paper");
    }

    @Test
    void theCopiesOfAFirstOneThatHasGoneHaveANewFirstOne() {
        tell(item("agency", report, 0));
        tell(item("paper", report, 1));
        note(copies.forget("agency"));

        assertThat(told).containsEntry("paper", null);
        assertThat(copies.forget("agency")).isEmpty();
    }

    @Test
    void theSameTextTwoWeeksLaterIsNews() {
        tell(item("agency", report, 0));
        var later = item("again", report, 24 * 14);
        tell(new Known("again", later.published(), MORNING, later.prints()));

        assertThat(told).containsEntry("again", null);
    }

    @Test
    void aFirstOneStaysAsLongAsItsLastCopyAndNoLonger() {
        tell(item("agency", report, 0));
        tell(item("paper", report, 24 * 5));
        tell(item("other", desk.article(100), 24 * 9));
        assertThat(copies.expire()).isEmpty();

        tell(item("another", desk.article(100), 24 * 13));
        assertThat(copies.expire()).containsExactly("paper", "agency");
    }

    @Test
    void aFirstOneThatStayedForACopyGoesWhenTheCopyBecomesAnotherText() {
        tell(item("agency", report, 0));
        tell(item("paper", report, 24 * 5));
        tell(item("other", desk.article(100), 24 * 9));
        copies.expire();
        tell(item("paper", desk.article(100), 24 * 9));

        assertThat(copies.expire()).containsExactly("agency");
    }

    @Test
    void aFirstOneThatStayedForACopyGoesAlsoAfterItHasBecomeACopyItself() {
        tell(item("agency", report, 24));
        tell(item("paper", report, 24 * 5));
        tell(item("other", desk.article(100), 24 * 9));
        copies.expire();
        var early = item("early", report, 0);
        tell(new Known("early", early.published(), MORNING.plus(Duration.ofDays(9)), early.prints()));

        assertThat(told).containsEntry("agency", "early").containsEntry("paper", "early");
        assertThat(copies.expire()).containsExactly("agency");
    }

    @Test
    void whoIsACopyDoesNotDependOnTheOrderOfFetching() {
        var items = stream();
        var outcomes = new TreeSet<String>();
        for (int round = 0; round < 6; round++) {
            var fresh = new Copies();
            var last = new TreeMap<String, Boolean>();
            for (var item : items) {
                fresh.tell(item).forEach(one -> last.put(one.item().id(), one.duplicate() != null));
            }
            outcomes.add(last.toString());
            Collections.shuffle(items, new Random(round));
        }

        assertThat(outcomes).hasSize(1).first().asString().contains("true").contains("false");
    }

    @Test
    void restoredInAnyOrderItAnswersAsBefore() {
        var items = stream();
        var half = items.size() / 2;
        var last = new HashMap<String, Copies.Judged>();
        items.subList(0, half)
                .forEach(item ->
                        copies.tell(item).forEach(one -> last.put(one.item().id(), one)));
        var kept = new ArrayList<>(last.values());
        Collections.shuffle(kept, new Random(2));
        var restored = new Copies();
        restored.restore(kept);

        for (var item : items.subList(half, items.size())) {
            assertThat(restored.tell(item)).hasToString(copies.tell(item).toString());
            assertThat(restored.expire()).isEqualTo(copies.expire());
        }
    }

    /** Families of copies of each other, of which some are like two originals. */
    private List<Known> stream() {
        var items = new ArrayList<Known>();
        for (int family = 0; family < 30; family++) {
            var original = desk.article(60 + desk.random().nextInt(300));
            items.add(item("original-" + family, original, family));
            for (var edit : Edit.values()) {
                var id = "copy-%02d-%s".formatted(family, edit);
                items.add(
                        item(id, edit.of(original, desk), family + desk.random().nextInt(9)));
            }
        }
        Collections.shuffle(items, desk.random());
        return items;
    }
}
