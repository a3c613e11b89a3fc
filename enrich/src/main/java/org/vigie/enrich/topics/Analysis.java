package org.vigie.enrich.topics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How the words of one language are compared. Each field of an item is indexed twice: once without case, accents and
 * plural endings, once ({@code .exact}) as it stands but for accents and elided articles. No stop words. A name and the
 * version glued to it are two words ({@link Versions}). Chinese and Japanese are cut into single characters, of which a
 * query's word becomes a phrase.
 */
final class Analysis extends Analyzer {
    static final String EXACT = ".exact";

    /** Small words that acronyms collide with once case is gone. */
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en", Set.of("us", "it", "who", "as", "is", "all", "am", "he", "me", "an", "in", "or", "so", "no"),
            "fr", Set.of("ai", "as", "es", "a", "en", "et", "est", "on", "pas", "sa", "se", "si", "un", "or"));

    private static final CharArraySet ELIDED = new CharArraySet(
            List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"), true);

    private final String language;
    private final boolean queries;

    private Analysis(String language, boolean queries) {
        super(Analyzer.PER_FIELD_REUSE_STRATEGY);
        this.language = language;
        this.queries = queries;
    }

    static Analysis ofItems(String language) {
        return new Analysis(language, false);
    }

    /** In a query {@code R1} means R1 and no other version. */
    static Analysis ofQueries(String language) {
        return new Analysis(language, true);
    }

    /** True for an acronym, in capitals, whose lower case is another word of the language. */
    boolean isTrap(String word) {
        return word.length() > 1
                && word.chars().allMatch(Character::isUpperCase)
                && SMALL_WORDS.getOrDefault(language, Set.of()).contains(word.toLowerCase(Locale.ROOT));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        var cut = new Versions(words, !queries);
        TokenStream forms = switch (language) {
            case "fr" -> new ElisionFilter(cut, ELIDED);
            case "en" -> new EnglishPossessiveFilter(cut);
            default -> cut;
        };
        if (!field.endsWith(EXACT)) {
            forms = new LowerCaseFilter(forms);
            forms = switch (language) {
                case "fr" -> new FrenchLightStemFilter(forms);
                case "en" -> new EnglishMinimalStemFilter(forms);
                default -> forms;
            };
        }
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(forms));
    }
}
