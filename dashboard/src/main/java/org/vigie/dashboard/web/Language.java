package org.vigie.dashboard.web;

import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.words.Words;

/**
 * Which language somebody reads: the one just chosen, else the one chosen before, else what the browser prefers.
 *
 * @param asked in the address
 * @param before in a cookie
 * @param accepted in the header {@code Accept-Language}
 */
record Language(
        @Nullable String asked,
        @Nullable String before,
        @Nullable String accepted) {
    boolean isChosen() {
        return asked != null && Words.LANGUAGES.contains(asked);
    }

    String code() {
        if (asked != null && Words.LANGUAGES.contains(asked)) {
            return asked;
        }
        if (before != null && Words.LANGUAGES.contains(before)) {
            return before;
        }
        return preferred();
    }

    private String preferred() {
        if (accepted != null) {
            try {
                var locales =
                        Words.LANGUAGES.stream().map(Locale::forLanguageTag).toList();
                var found = Locale.lookup(LanguageRange.parse(accepted), locales);
                if (found != null) {
                    return found.getLanguage();
                }
            } catch (IllegalArgumentException e) {
                return Words.LANGUAGES.getFirst(); // a header that cannot be read says nothing
            }
        }
        return Words.LANGUAGES.getFirst();
    }
}
