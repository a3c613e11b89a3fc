package org.vigie.enrich.copies;

import java.util.ArrayList;
import java.util.List;

/** What an outlet puts around its articles: a box for its letter, a notice, an agency's footer, who the author is. */
record Furniture(Place place, List<String> longOne, List<String> shortOne) {
    /** Where it stands. */
    enum Place {
        AT_THE_START,
        IN_THE_MIDDLE,
        AT_THE_END,
        AROUND
    }

    static Furniture of(Newsroom desk) {
        var random = desk.random();
        var place = Place.values()[random.nextInt(Place.values().length)];
        return new Furniture(
                place,
                desk.article(30 + random.nextInt(170)).sentences(),
                desk.article(20 + random.nextInt(60)).sentences());
    }

    Article around(Article article) {
        var paragraphs = new ArrayList<>(article.paragraphs());
        switch (place) {
            case AT_THE_START -> paragraphs.addFirst(longOne);
            case IN_THE_MIDDLE -> paragraphs.add(paragraphs.size() / 2, longOne);
            case AT_THE_END -> paragraphs.addLast(longOne);
            case AROUND -> {
                paragraphs.addFirst(shortOne);
                paragraphs.addLast(longOne);
            }
        }
        return article.with(paragraphs);
    }
}
