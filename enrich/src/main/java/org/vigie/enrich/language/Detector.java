package org.vigie.enrich.language;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.BuiltInLanguages;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Character 1-3-grams and naive Bayes (Nakatani Shuyo, 2010), one detector per script, so that no language of another
 * script takes part. Texts up to {@link #SHORT} use every n-gram, longer ones seven samples of n-grams with a fixed
 * seed. Thread-safe.
 */
final class Detector {
    private static final int SHORT = 100;
    private static final long SEED = 20_101_202;

    private final Map<Script, LanguageDetector> detectors = new EnumMap<>(Script.class);

    Detector() {
        for (var script :
                new Script[] {Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.DEVANAGARI, Script.HEBREW}) {
            detectors.put(script, among(script::writes));
        }
    }

    /** Likelihood of each language of the script, by modern ISO 639-1 code; empty where the text says nothing. */
    Map<String, Double> likelihoods(Script script, String text) {
        var likelihoods = new TreeMap<String, Double>();
        for (var found : Objects.requireNonNull(detectors.get(script)).getProbabilities(text)) {
            var code = LanguageCodes.modern(found.getLocale().getLanguage());
            if (code != null) {
                likelihoods.merge(code, found.getProbability(), Double::sum);
            }
        }
        return likelihoods;
    }

    private static LanguageDetector among(Predicate<String> codes) {
        var locales = BuiltInLanguages.getLanguages().stream()
                .filter(locale -> {
                    var code = LanguageCodes.modern(locale.getLanguage());
                    return code != null && codes.test(code);
                })
                .sorted(Comparator.comparing(LdLocale::toString))
                .toList();
        return LanguageDetectorBuilder.create(NgramExtractors.standard())
                .withProfiles(profiles(locales))
                .shortTextAlgorithm(SHORT)
                .seed(SEED)
                .probabilityThreshold(0)
                .minimalConfidence(0)
                .build();
    }

    private static List<LanguageProfile> profiles(List<LdLocale> locales) {
        try {
            return new LanguageProfileReader().readBuiltIn(locales);
        } catch (IOException e) {
            throw new UncheckedIOException("the language profiles are missing from the classpath", e);
        }
    }
}
