package org.vigie.enrich.topics;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Entity;
import org.vigie.contract.Entity.Mention;

/**
 * Puts the entities and {@linkplain Amounts amounts of money} that a field names among its words: at the first and at the last
 * word of a mention, as further words at the same position, with the offsets of the whole mention. So {@code "launches
 * @model/*"} and {@code "@model/* beats"} are phrases of neighbours, however many words the name has.
 */
final class Mentions extends TokenFilter {
    /** Before an entity, as {@link EntityRule} writes it. */
    static final char ENTITY = '@';

    private static final Comparator<Mark> ORDER = Comparator.comparingInt(Mark::at);

    private final List<Mark> marks = new ArrayList<>();
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final ArrayDeque<Word> waiting = new ArrayDeque<>();
    private AttributeSource.@Nullable State read;
    private int next;

    /** @param at offset of a character of the word at which the entity is put */
    private record Mark(int at, Mention mention, List<String> terms) {}

    private record Word(String term, Mention mention) {}

    /**
     * With entities and amounts of money.
     *
     * @param field whose words these are; what the entities are called in others does not matter
     * @param text of the field
     */
    Mentions(TokenStream words, String field, String text, Collection<Entity> entities) {
        super(words);
        for (var entity : entities) {
            var terms =
                    EntityRule.written(entity).map(written -> ENTITY + written).toList();
            entity.mentions().stream()
                    .filter(mention -> mention.field().equals(field))
                    .forEach(mention -> mark(mention, terms));
        }
        Amounts.in(field, text).forEach(amount -> mark(amount, List.of(Amounts.ANY)));
        marks.sort(ORDER);
    }

    /** The entity that a term of a query stands for. */
    static Optional<String> written(Term term) {
        return term.text().indexOf(ENTITY) == 0 && !term.text().equals(Amounts.ANY)
                ? Optional.of(term.text().substring(1))
                : Optional.empty();
    }

    private void mark(Mention mention, List<String> terms) {
        marks.add(new Mark(mention.start(), mention, terms));
        marks.add(new Mark(lastOfWords(mention), mention, terms));
    }

    /** The dot of <i>U.S.</i> is of no word. */
    private static int lastOfWords(Mention mention) {
        var words = mention.words();
        int last = words.length() - 1;
        while (last > 0 && !Character.isLetterOrDigit(words.charAt(last))) {
            last--;
        }
        return mention.start() + last;
    }

    @Override
    public boolean incrementToken() throws IOException {
        var entity = waiting.poll();
        if (entity != null) {
            restoreState(Objects.requireNonNull(read));
            term.setEmpty().append(entity.term);
            offsets.setOffset(entity.mention.start(), entity.mention.end());
            increment.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        Mention before = null;
        while (next < marks.size() && marks.get(next).at < offsets.endOffset()) {
            var mark = marks.get(next++);
            if (mark.mention != before) { // the first word may be the last
                mark.terms.forEach(one -> waiting.add(new Word(one, mark.mention)));
            }
            before = mark.mention;
        }
        if (!waiting.isEmpty()) {
            read = captureState();
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
        next = 0;
    }
}
