package org.vigie.ingest.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What looks like a language tag (BCP 47). */
public final class LanguageTag {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");

    private LanguageTag() {}

    /** The first tag, null for what looks like none. */
    public static @Nullable String of(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        var first = declared.split("[,;]", 2)[0].strip().replace('_', '-');
        return TAG.matcher(first).matches() ? first : null;
    }
}
