package org.vigie.dashboard.items;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a text became another one, word by word (Myers, "An O(ND) difference algorithm and its variations", 1986). What both begin
 * and end with is set aside first. Of what remains at most a thousand words on each side are compared, in linear space, at the
 * worst; beyond that it counts as written anew.
 *
 * @param pieces that were kept, taken out and put in; none where it was written anew
 * @param before words that were taken out
 * @param after words that were put in
 */
public record Difference(List<Piece> pieces, int before, int after) {
    private static final int MOST_WORDS = 1_000;
    /** So much stands around a change, in characters. */
    private static final int AROUND = 60;

    /** What became of a piece of text. */
    public enum Sort {
        KEPT,
        TAKEN_OUT,
        PUT_IN
    }

    /** A piece of text. */
    public record Piece(Sort sort, String text) {}

    /** @param language of both, by which words are told apart where no spaces stand between them */
    static Difference of(String before, String after, Locale language) {
        var old = words(before, language);
        var current = words(after, language);
        int head = 0;
        while (head < Math.min(old.size(), current.size()) && old.get(head).equals(current.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), current.size()) - head
                && old.get(old.size() - 1 - tail).equals(current.get(current.size() - 1 - tail))) {
            tail++;
        }
        var out = old.subList(head, old.size() - tail);
        var in = current.subList(head, current.size() - tail);
        if (out.size() > MOST_WORDS || in.size() > MOST_WORDS) {
            return new Difference(List.of(), count(out), count(in));
        }
        var pieces = new Pieces();
        pieces.keep(old.subList(0, head));
        int at = 0;
        for (var delta :
                DiffUtils.diff(out, in, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            pieces.keep(out.subList(at, delta.getSource().getPosition()));
            pieces.change(delta.getSource().getLines(), delta.getTarget().getLines());
            at = delta.getSource().last() + 1;
        }
        pieces.keep(out.subList(at, out.size()));
        pieces.close();
        pieces.keep(old.subList(old.size() - tail, old.size()));
        return new Difference(pieces.shortened(), pieces.taken, pieces.put);
    }

    /** Words and all that is between them. */
    private static List<String> words(String text, Locale language) {
        var breaks = BreakIterator.getWordInstance(language);
        breaks.setText(text);
        var words = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    private static int count(List<String> words) {
        return (int) words.stream()
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    /** Whether there is any. */
    public boolean isAny() {
        return !isWhole() || pieces.stream().anyMatch(piece -> piece.sort() != Sort.KEPT);
    }

    /** Whether it is told word by word. */
    public boolean isWhole() {
        return !pieces.isEmpty() || before + after == 0;
    }

    /** Pieces that are put together. Changes with nothing but spaces between them are one: that is how people read them. */
    private static final class Pieces {
        private final List<Piece> all = new ArrayList<>();
        private final List<String> out = new ArrayList<>();
        private final List<String> in = new ArrayList<>();
        private int taken;
        private int put;

        void keep(List<String> words) {
            if (count(words) == 0 && !(out.isEmpty() && in.isEmpty())) {
                change(words, words);
                return;
            }
            close();
            add(Sort.KEPT, words);
        }

        void change(List<String> taken, List<String> put) {
            out.addAll(taken);
            in.addAll(put);
        }

        /** Nothing more belongs to the change. */
        void close() {
            int same = 0;
            while (same < Math.min(out.size(), in.size())
                    && out.get(out.size() - 1 - same).equals(in.get(in.size() - 1 - same))) {
                same++;
            }
            var kept = List.copyOf(out.subList(out.size() - same, out.size()));
            taken += count(out) - count(kept);
            put += count(in) - count(kept);
            add(Sort.TAKEN_OUT, out.subList(0, out.size() - same));
            add(Sort.PUT_IN, in.subList(0, in.size() - same));
            out.clear();
            in.clear();
            add(Sort.KEPT, kept);
        }

        private void add(Sort sort, List<String> words) {
            if (words.isEmpty()) {
                return;
            }
            var text = String.join("", words);
            if (!all.isEmpty() && all.getLast().sort() == sort) {
                text = all.removeLast().text() + text;
            }
            all.add(new Piece(sort, text));
        }

        /** Of what was kept only what stands around the changes. */
        List<Piece> shortened() {
            var shortened = new ArrayList<Piece>();
            for (int i = 0; i < all.size(); i++) {
                var piece = all.get(i);
                shortened.add(
                        piece.sort() == Sort.KEPT
                                ? new Piece(Sort.KEPT, around(piece.text(), i > 0, i < all.size() - 1))
                                : piece);
            }
            return shortened;
        }

        private static String around(String text, boolean isAfter, boolean isBefore) {
            if (text.length() <= 3 * AROUND) {
                return text;
            }
            var begin = isAfter ? ItemLine.shortened(text, AROUND) : "…";
            int from = text.length() - AROUND;
            int space = text.indexOf(' ', from);
            int start = space < 0 || space > text.length() - AROUND / 2 ? from : space;
            boolean isHalf = Character.isLowSurrogate(text.charAt(start));
            var end = isBefore ? text.substring(isHalf ? start + 1 : start) : "";
            return isAfter && isBefore ? begin + " …" + end : begin + end;
        }
    }
}
