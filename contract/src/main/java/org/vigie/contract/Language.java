package org.vigie.contract;

import org.jspecify.annotations.Nullable;

/**
 * The language of a text.
 *
 * @param code ISO 639-1 code, or {@code und} where nothing is sure
 * @param confidence posterior probability of the best candidate, 0 to 1, also where the code is {@code und}
 * @param runnerUp code of the second candidate
 */
public record Language(
        String code, double confidence, @Nullable String runnerUp) {
    /** The code of a text whose language is not known. */
    public static final String UNDETERMINED = "und";
}
