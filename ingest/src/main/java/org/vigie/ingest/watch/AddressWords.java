package org.vigie.ingest.watch;

import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The words of an address, which stand for a title where nobody knows it: {@code /news/new-model} is "New model". */
public final class AddressWords {
    private static final Pattern ENDING = Pattern.compile("\\.(?:html?|php|aspx?|jsp|md)$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_+\\s]+");

    private AddressWords() {}

    /** At least the host. */
    public static String of(String address) {
        var url = HttpUrl.parse(address);
        if (url == null) {
            return address;
        }
        var last = url.host();
        for (var segment : url.pathSegments()) {
            last = segment.isBlank() ? last : segment;
        }
        for (int i = 0; i < url.querySize(); i++) {
            var value = url.queryParameterValue(i);
            last = value == null || value.isBlank() ? last : value;
        }
        var words = BETWEEN_WORDS
                .matcher(ENDING.matcher(last).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? last : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
