package org.vigie.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.contract.Settings;

/**
 * The secrets with which sources are asked, by name. A source only names them, so that lists of sources can be shown and
 * shared.
 *
 * @param headers by folded name
 */
public record Credentials(Map<String, Header> headers) {
    private static final String PREFIX = "ingest.credentials.";
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): *([ -~]+)");

    /** No secrets. */
    public static final Credentials NONE = new Credentials(Map.of());

    /** One request header. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": ********";
        }
    }

    /** Reads {@code ingest.credentials.*}: {@code basic USER:PASSWORD}, {@code bearer TOKEN} or {@code Header-Name: VALUE}. */
    public static Credentials read(Settings settings) {
        var headers = new HashMap<String, Header>();
        settings.under(PREFIX).forEach((name, value) -> {
            var header = header(value);
            if (header.isEmpty()) {
                settings.problem(PREFIX + name + "=********: credentials of a source, as basic USER:PASSWORD,"
                        + " bearer TOKEN or Header-Name: VALUE, in printable ASCII");
            }
            header.ifPresent(sent -> headers.put(folded(name), sent));
        });
        return new Credentials(Map.copyOf(headers));
    }

    private static Optional<Header> header(String value) {
        var words = value.split(" ", 2);
        boolean isAscii = value.chars().allMatch(c -> c >= ' ' && c < 127);
        if (words.length == 2 && words[0].equalsIgnoreCase("basic") && words[1].contains(":")) {
            var pair = words[1].split(":", 2);
            return Optional.of(
                    new Header("Authorization", okhttp3.Credentials.basic(pair[0], pair[1], StandardCharsets.UTF_8)));
        }
        if (isAscii && words.length == 2 && words[0].equalsIgnoreCase("bearer")) {
            return Optional.of(new Header("Authorization", "Bearer " + words[1].strip()));
        }
        return Stream.of(HEADER.matcher(value))
                .filter(form -> form.matches())
                .map(form -> new Header(form.group(1), form.group(2)))
                .findFirst();
    }

    /** The header to send; empty for a name that is not configured. */
    public Optional<Header> named(String name) {
        return Optional.ofNullable(headers.get(folded(name)));
    }

    /** In the environment all of them are underscores. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '.').replace('_', '.');
    }
}
