package org.vigie.enrich.classifier;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts of one language into words. The forms of a word do not depend on its neighbours, so each different word is
 * analysed once and remembered. Thread-safe.
 */
final class Words {
    private static final Map<String, Supplier<Analyzer>> STEMMERS = Map.of(
            "de", GermanAnalyzer::new,
            "en", EnglishAnalyzer::new,
            "es", SpanishAnalyzer::new,
            "fr", FrenchAnalyzer::new,
            "it", ItalianAnalyzer::new,
            "pt", PortugueseAnalyzer::new);

    /** Enough for nearly all words of a stream; at half a kilobyte each. */
    private static final int REMEMBERED = 100_000;

    /** Words of an item that are looked at: what an article is about stands further up. */
    private static final int LOOKED_AT = 1_500;

    private final Analyzer analyzer;
    private final Map<String, Forms> known = new ConcurrentHashMap<>();

    /** @param language ISO 639-1 code; where Lucene has no stemmer for it, whole words are compared */
    Words(String language) {
        analyzer = STEMMERS.getOrDefault(language, StandardAnalyzer::new).get();
    }

    List<Word> of(String title, String text) {
        var words = new ArrayList<Word>();
        cut(title, true, words);
        cut(text, false, words);
        return words;
    }

    private void cut(String field, boolean isTitle, List<Word> words) {
        try (var tokens = new StandardTokenizer()) {
            tokens.setReader(new StringReader(field));
            tokens.reset();
            var place = tokens.getAttribute(OffsetAttribute.class);
            while (words.size() < LOOKED_AT && tokens.incrementToken()) {
                int start = place.startOffset();
                int end = place.endOffset();
                words.add(new Word(isTitle, start, end, forms(field.substring(start, end))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never when reading from memory
        }
    }

    private Forms forms(String word) {
        var forms = known.get(word);
        if (forms == null) {
            forms = Forms.of(stem(word), folded(word));
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(word, forms);
        }
        return forms;
    }

    private @Nullable String stem(String word) {
        try (var tokens = analyzer.tokenStream("", word)) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            return tokens.incrementToken() ? term.toString() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never when reading from memory
        }
    }

    private static String folded(String word) {
        var letters = word.toLowerCase(Locale.ROOT).toCharArray();
        var folded = new char[4 * letters.length];
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
        return new String(folded, 0, length);
    }
}
