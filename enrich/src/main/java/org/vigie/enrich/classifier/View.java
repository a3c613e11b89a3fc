package org.vigie.enrich.classifier;

import java.util.List;

/** A way to look at the words of an item: which features they stand for. */
enum View {
    /** Single words by their stems; those of the title count in their own right too. */
    WORDS {
        @Override
        void look(List<Word> words, Seen seen) {
            for (int i = 0; i < words.size(); i++) {
                var forms = words.get(i).forms();
                if (forms.stem() != null) {
                    seen.feature(forms.stem(), i);
                }
                if (forms.titleStem() != null && words.get(i).isInTitle()) {
                    seen.feature(forms.titleStem(), i);
                }
            }
        }
    },

    /** Letters in a row within a word: they see what the words of a family share where stems do not. */
    LETTERS {
        @Override
        void look(List<Word> words, Seen seen) {
            for (int i = 0; i < words.size(); i++) {
                for (var piece : words.get(i).forms().pieces()) {
                    seen.feature(piece, i);
                }
            }
        }
    };

    /** Is told of each feature, in the order of the words. */
    @FunctionalInterface
    interface Seen {
        /** @param word which of the item's words stands for it */
        void feature(String feature, int word);
    }

    abstract void look(List<Word> words, Seen seen);
}
