package org.vigie.enrich.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What becomes of an agency's text on its way to readers. */
enum Edit {
    VERBATIM {
        @Override
        Article of(Article original, Newsroom desk) {
            return original;
        }
    },
    CUT_AT_THE_END {
        @Override
        Article of(Article original, Newsroom desk) {
            var sentences = original.sentences();
            return original.with(Article.inParagraphs(sentences.subList(0, kept(sentences.size(), desk.random()))));
        }
    },
    CUT_AT_THE_START {
        @Override
        Article of(Article original, Newsroom desk) {
            var sentences = original.sentences();
            int cut = sentences.size() - kept(sentences.size(), desk.random());
            return original.with(Article.inParagraphs(sentences.subList(cut, sentences.size())));
        }
    },
    NEW_HEADLINE {
        @Override
        Article of(Article original, Newsroom desk) {
            return original.titled(desk.headline());
        }
    },
    LIGHTLY_REWORDED {
        @Override
        Article of(Article original, Newsroom desk) {
            double changed = 0.06 + 0.10 * desk.random().nextDouble();
            return words(original, word -> desk.random().nextDouble() < changed ? desk.word() : word);
        }
    },
    PARAGRAPHS_INSERTED {
        @Override
        Article of(Article original, Newsroom desk) {
            var paragraphs = new ArrayList<>(original.paragraphs());
            for (int more = 1 + desk.random().nextInt(2); more > 0; more--) {
                paragraphs.add(
                        desk.random().nextInt(paragraphs.size() + 1),
                        desk.article(40).sentences());
            }
            return original.with(paragraphs);
        }
    },
    PARAGRAPHS_IN_ANOTHER_ORDER {
        @Override
        Article of(Article original, Newsroom desk) {
            var paragraphs = new ArrayList<>(original.paragraphs());
            Collections.shuffle(paragraphs, desk.random());
            return original.with(paragraphs);
        }
    },
    QUOTES_CHANGED {
        @Override
        Article of(Article original, Newsroom desk) {
            return sentences(
                    original,
                    sentence -> sentence.startsWith("“") || desk.random().nextInt(8) == 0
                            ? "« " + desk.sentence() + " »"
                            : sentence.replace('“', '"').replace("”", "\""));
        }
    },
    AGENCY_MARK_AND_BYLINE {
        @Override
        Article of(Article original, Newsroom desk) {
            var paragraphs = new ArrayList<List<String>>();
            paragraphs.add(List.of("By " + desk.headline() + ",", "PLACE (Agency) -"));
            paragraphs.addAll(original.paragraphs());
            paragraphs.add(List.of("(Agency/" + desk.word() + ")"));
            return original.with(paragraphs);
        }
    },
    UNITS_AND_DATES_TRANSLATED {
        @Override
        Article of(Article original, Newsroom desk) {
            return words(
                    original, word -> word.matches("\\d+\\S*") ? desk.random().nextInt(99) + " (" + word + ")" : word);
        }
    },
    JOINED_WITH_ANOTHER_TEXT {
        @Override
        Article of(Article original, Newsroom desk) {
            var other = desk.article(40 + desk.random().nextInt(300)).paragraphs();
            var paragraphs = new ArrayList<>(original.paragraphs());
            paragraphs.addAll(desk.random().nextBoolean() ? 0 : paragraphs.size(), other);
            return original.with(paragraphs).titled(desk.headline());
        }
    },
    FURNITURE_AROUND {
        @Override
        Article of(Article original, Newsroom desk) {
            var paragraphs = new ArrayList<>(original.paragraphs());
            paragraphs.addFirst(desk.article(10 + desk.random().nextInt(50)).sentences());
            paragraphs.addLast(desk.article(10 + desk.random().nextInt(80)).sentences());
            return original.with(paragraphs);
        }
    };

    abstract Article of(Article original, Newsroom desk);

    private static int kept(int sentences, Random random) {
        return Math.max(1, (int) Math.round(sentences * (0.4 + 0.4 * random.nextDouble())));
    }

    private static Article sentences(Article article, UnaryOperator<String> change) {
        return article.with(article.paragraphs().stream()
                .map(sentences -> sentences.stream().map(change).toList())
                .toList());
    }

    private static Article words(Article article, UnaryOperator<String> change) {
        return sentences(
                article,
                sentence -> String.join(
                        " ", Arrays.stream(sentence.split(" ")).map(change).toList()));
    }
}
