package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private final Newsroom desk = new Newsroom(5);

    private static Prints prints(Article article) {
        return Prints.of(article.title(), article.text());
    }

    private static double likeness(Article one, Article other) {
        return Likeness.of(prints(one), prints(other), print -> false);
    }

    private static Article with(Article article, List<String> last) {
        var paragraphs = new ArrayList<>(article.paragraphs());
        paragraphs.addLast(last);
        return article.with(paragraphs);
    }

    @Test
    void aTextInsideALongerOneIsWhollyShared() {
        var brief = desk.article(120);
        var all = new ArrayList<>(brief.paragraphs());
        all.addAll(desk.article(1_500).paragraphs());

        assertThat(likeness(brief, new Article("A review of the week", all))).isGreaterThan(0.7);
    }

    @Test
    void shortArticlesWithOneLongNoticeAreNoCopiesThoughHalfOfEachIsShared() {
        var notice = desk.article(60).sentences();
        var one = with(desk.article(60), notice);
        var other = with(desk.article(60), notice);

        assertThat(likeness(one, other)).isZero();
    }

    @Test
    void underOneHeadlineATextThatWentOnDifferentlyIsACopy() {
        var lead = desk.article(120);
        var one = with(lead, desk.article(90).sentences());
        var other = with(lead, desk.article(90).sentences());

        assertThat(likeness(one, other)).isPositive();
        assertThat(likeness(one, other.titled(desk.headline()))).isZero();
    }

    @Test
    void whatIsFurnitureIsLeftOutOnBothSides() {
        var article = desk.article(200);
        var ofArticle = prints(article);

        assertThat(Likeness.of(ofArticle, ofArticle, print -> false)).isEqualTo(1);
        assertThat(Likeness.of(ofArticle, ofArticle, print -> true)).isZero();
    }

    @Test
    void itIsTheSameBothWaysRound() {
        for (var edit : Edit.values()) {
            var article = desk.article(300);
            var edited = edit.of(article, desk);

            assertThat(likeness(article, edited)).as(edit.name()).isEqualTo(likeness(edited, article));
        }
    }
}
