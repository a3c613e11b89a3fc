package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twelve kinds of edit and articles in the same furniture; the figures of RATIONALE.md are printed by {@code mvn -B -pl
 * contract,enrich test -Dtest=FoundCopiesTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class FoundCopiesTest {
    private static final int ARTICLES = 250;
    private static final int TRAPS = 500;

    @Test
    void nineteenOfTwentyCopiesAreFoundAndNoneIsPutToAnotherText() {
        var desk = new Newsroom(3);
        var found = CopiesFigures.copies(articles(desk, ARTICLES, 40, 700), desk);

        found.forEach((edit, of) -> System.out.printf("%-28s recall %.3f%n", edit, of.recall()));
        var all = CopiesFigures.all(found);
        System.out.printf("%-28s recall %.3f, wrong %d of %d%n", "all", all.recall(), all.wrong(), all.of());
        assertThat(found).containsOnlyKeys(Edit.values());
        assertThat(found.values()).allMatch(of -> of.recall() >= 0.95);
        assertThat(all.wrong()).isZero();
    }

    @Test
    void articlesInTheSameFurnitureAreNoCopies() {
        for (int group : List.of(2, 3, 10, 50)) {
            var desk = new Newsroom(9);
            int called = CopiesFigures.traps(articles(desk, TRAPS, 60, 400), group, desk);

            System.out.printf("furniture of %d articles each: %d of %d called copies%n", group, called, TRAPS);
            assertThat(called).as("furniture of %d articles each", group).isLessThanOrEqualTo(5);
        }
    }

    private static List<Article> articles(Newsroom desk, int count, int shortest, int longest) {
        var articles = new ArrayList<Article>();
        IntStream.range(0, count)
                .forEach(i -> articles.add(desk.article(shortest + desk.random().nextInt(longest - shortest))));
        return articles;
    }
}
