package org.vigie.enrich.copies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many copies are found and how many articles are wrongly called copies, in a stream of texts. */
final class CopiesFigures {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final AllCopies copies = new AllCopies();
    private int told;

    /** Found, and called a copy of something else, of how many. */
    record Found(int right, int wrong, int of) {
        double recall() {
            return (double) right / of;
        }

        private Found and(Found more) {
            return new Found(right + more.right, wrong + more.wrong, of + more.of);
        }
    }

    /** Each original is told before any of its copies, and all originals before the first copy. */
    static Map<Edit, Found> copies(List<Article> originals, Newsroom desk) {
        var stream = new CopiesFigures();
        var found = new EnumMap<Edit, Found>(Edit.class);
        var families = new ArrayList<Set<String>>();
        originals.forEach(original -> families.add(new HashSet<>(Set.of(stream.tell(original).id))));
        for (int i = 0; i < originals.size(); i++) {
            var family = families.get(i);
            for (var edit : Edit.values()) {
                var answer = stream.tell(edit.of(originals.get(i), desk));
                boolean isRight = answer.of != null && family.contains(answer.of);
                boolean isWrong = answer.of != null && !isRight;
                family.add(answer.id);
                found.merge(edit, new Found(isRight ? 1 : 0, isWrong ? 1 : 0, 1), Found::and);
            }
        }
        return found;
    }

    /** How many of these different articles are called copies, each {@code group} of them in the same furniture. */
    static int traps(List<Article> articles, int group, Newsroom desk) {
        var stream = new CopiesFigures();
        var furniture = Furniture.of(desk);
        int called = 0;
        for (int i = 0; i < articles.size(); i++) {
            furniture = i % group == 0 ? Furniture.of(desk) : furniture;
            called += stream.tell(furniture.around(articles.get(i))).of == null ? 0 : 1;
        }
        return called;
    }

    private record Answer(String id, @Nullable String of) {}

    private Answer tell(Article article) {
        var id = String.format(Locale.ROOT, "%06d", told);
        var duplicate = copies.tell(id, "en", article.title(), article.text(), START.plusSeconds(told++));
        return new Answer(id, duplicate == null ? null : duplicate.of());
    }

    static Found all(Map<Edit, Found> byEdit) {
        return byEdit.values().stream().reduce(new Found(0, 0, 0), Found::and);
    }
}
