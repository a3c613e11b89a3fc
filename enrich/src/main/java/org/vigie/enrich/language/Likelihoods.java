package org.vigie.enrich.language;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vigie.contract.Language;

/**
 * How likely a text is in each language: naive Bayes over {@link Ngrams}. N-grams overlap, so their evidence is not
 * independent, and its sum grows too fast with the text; it is divided by the square root of their number, and the
 * posteriors that follow are about as often right as they say.
 *
 * <p>Beside the languages asked for stands {@link Language#UNDETERMINED}: a language that we have no profile of, as
 * likely as texts of such languages were found to be in those most like them. Thread-safe.
 */
final class Likelihoods {
    private static final double SHARPNESS = 1 / 1.5;

    /** What an n-gram adds on average where the language is one we do not know; a few n-grams say little of that. */
    private static final double WITHOUT_PROFILE = 7.2;

    private static final double DOUBT = 10;

    private final Profiles profiles = Profiles.load();

    /** Log-likelihoods by code, up to a constant, of the languages asked for; empty where the text has no n-grams. */
    Map<String, Double> of(String text, Predicate<String> languages) {
        var scores = new float[profiles.languages().size()];
        float counts = Ngrams.of(text, (hash, weight) -> profiles.score(hash, weight, scores));
        var likelihoods = new TreeMap<String, Double>();
        if (counts > 0) {
            double root = Math.sqrt(counts);
            for (int i = 0; i < scores.length; i++) {
                var language = profiles.languages().get(i);
                if (languages.test(language)) {
                    likelihoods.merge(language, SHARPNESS * scores[i] / Profiles.STEPS / root, Math::max);
                }
            }
            likelihoods.put(Language.UNDETERMINED, SHARPNESS * (WITHOUT_PROFILE * root - DOUBT));
        }
        return likelihoods;
    }
}
