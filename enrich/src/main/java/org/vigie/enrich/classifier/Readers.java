package org.vigie.enrich.classifier;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Language;
import org.vigie.enrich.language.Languages;

/** Cuts each item into words by the rules of its language, as far as the model knows it. Thread-safe. */
final class Readers {
    /** Items by which the languages of a file are told. */
    private static final int SAMPLE = 500;

    /** A language of fewer items in a hundred is taken for an error of identification. */
    private static final int LEAST_PERCENT = 5;

    private final Languages identifier;
    private final Map<String, Words> byLanguage = new LinkedHashMap<>();
    private final Words main;

    /** @param languages at least one, the most frequent first */
    Readers(List<String> languages, Languages identifier) {
        this.identifier = identifier;
        languages.forEach(language -> byLanguage.put(language, new Words(language)));
        this.main = byLanguage.values().iterator().next();
    }

    /** For the languages that the texts are written in. */
    static Readers of(List<LabelledText> texts, Languages identifier) {
        var counts = new HashMap<String, Integer>();
        int apart = Math.max(1, texts.size() / SAMPLE);
        int known = 0;
        for (int i = 0; i < texts.size(); i += apart) {
            var code = identifier
                    .identify(texts.get(i).title(), texts.get(i).text(), null)
                    .code();
            if (!code.equals(Language.UNDETERMINED)) {
                counts.merge(code, 1, Integer::sum);
                known++;
            }
        }
        int least = Math.max(1, known * LEAST_PERCENT / 100);
        var languages = counts.entrySet().stream()
                .filter(language -> language.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new Readers(languages.isEmpty() ? List.of(Language.UNDETERMINED) : languages, identifier);
    }

    List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    List<Word> words(LabelledText text) {
        return words(text.title(), text.text());
    }

    List<Word> words(String title, String text) {
        if (byLanguage.size() == 1) {
            return main.of(title, text);
        }
        return byLanguage
                .getOrDefault(identifier.identify(title, text, null).code(), main)
                .of(title, text);
    }
}
