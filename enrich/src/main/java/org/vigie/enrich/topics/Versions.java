package org.vigie.enrich.topics;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Names of models and their versions. {@code Qwen2.5} becomes <i>Qwen</i> and <i>2.5</i>, as {@code Qwen 2.5} and
 * {@code GPT-5} already are two words; {@code V3}, {@code o1} and {@code 4o} stay whole. Whatever looks like a version
 * stands in an item a second time as {@link #ANY}, so that a query need not list the versions to come. It must sit
 * right on the tokenizer, while the characters of a word are still those of the text.
 */
final class Versions extends TokenFilter {
    /** The term that every version bears. */
    static final String ANY = "#";

    /** Longer numbers are years, prices and sizes. */
    private static final Pattern VERSION = Pattern.compile("\\p{L}?\\d{1,2}(\\.\\d{1,2})*\\p{L}?");

    private static final int SHORTEST_NAME = 2;

    private record Word(String text, int start, int end, int increment) {}

    private final boolean mark;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final ArrayDeque<Word> waiting = new ArrayDeque<>();
    private AttributeSource.@Nullable State read;

    /** @param mark whether a version also bears {@link #ANY} */
    Versions(TokenStream words, boolean mark) {
        super(words);
        this.mark = mark;
    }

    @Override
    public boolean incrementToken() throws IOException {
        var next = waiting.poll();
        if (next != null) {
            restoreState(Objects.requireNonNull(read));
            write(next);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        int digit = firstDigit();
        if (digit == term.length()) {
            return true;
        }
        int start = offsets.startOffset();
        int end = offsets.endOffset();
        var text = term.toString();
        boolean cut = digit >= SHORTEST_NAME && end - start == text.length();
        var number = cut ? text.substring(digit) : text;
        int from = cut ? start + digit : start;
        read = captureState();
        if (cut) {
            waiting.add(new Word(number, from, end, 1));
        }
        if (mark && VERSION.matcher(number).matches()) {
            waiting.add(new Word(ANY, from, end, 0));
        }
        if (cut) {
            write(new Word(text.substring(0, digit), start, from, increment.getPositionIncrement()));
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
    }

    private void write(Word word) {
        term.setEmpty().append(word.text);
        offsets.setOffset(word.start, word.end);
        increment.setPositionIncrement(word.increment);
    }

    /** Where the first digit stands, the word's length if there is none. */
    private int firstDigit() {
        var buffer = term.buffer();
        int i = 0;
        while (i < term.length() && !Character.isDigit(buffer[i])) {
            i++;
        }
        return i;
    }
}
