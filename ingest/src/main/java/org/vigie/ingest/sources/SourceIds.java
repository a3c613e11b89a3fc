package org.vigie.ingest.sources;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** Readable ids for sources that came without one. The same list always gets the same ids. */
public final class SourceIds {
    private static final int LONGEST = 40;

    private SourceIds() {}

    /**
     * From the name, else from the host.
     *
     * @param name title or outlet, perhaps empty
     */
    public static String of(String name, String url) {
        var id = plain(name);
        if (id.isEmpty()) {
            id = plain(site(url));
        }
        return id.isEmpty() ? "source" : id;
    }

    /** The host without what hosts are called in front of their name. */
    static String site(String url) {
        var parsed = HttpUrl.parse(url);
        return parsed == null ? url : parsed.host().replaceFirst("^(?:www|feeds?|rss)\\.(?=.*\\.)", "");
    }

    /** The id itself, or the first of {@code id-2}, {@code id-3} ... that is free. */
    public static String free(String id, Predicate<String> isTaken) {
        var free = id;
        for (int number = 2; isTaken.test(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    /** Accents go, words are joined by hyphens, whole words are cut off at the end. */
    private static String plain(String name) {
        var letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replaceAll("(?<=\\p{IsLatin})\\p{M}+", "");
        var words = Normalizer.normalize(letters, Normalizer.Form.NFC)
                .replaceAll("['’]", "-")
                .replaceAll("[^\\p{Ll}\\p{Lo}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = words.lastIndexOf('-', LONGEST);
        return words.substring(0, end < LONGEST / 2 ? LONGEST : end);
    }
}
