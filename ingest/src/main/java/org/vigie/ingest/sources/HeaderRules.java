package org.vigie.ingest.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which request headers a source may ask for: legal ones (RFC 9110) that are not the fetcher's own business. */
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private static final Set<String> SECRETS = Set.of("authorization", "proxy-authorization");

    /** They belong to the connection, or the fetcher decides on them at each request. */
    private static final Set<String> OWNED = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "content-type",
            "content-encoding",
            "accept-encoding",
            "range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
            "if-range");

    private HeaderRules() {}

    static List<String> problems(Map<String, String> headers) {
        var problems = new ArrayList<String>();
        var seen = new TreeSet<String>();
        headers.forEach((name, value) -> {
            var folded = name.toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                problems.add("must have names of letters, digits and hyphens, not \"" + name + "\"");
            } else if (SECRETS.contains(folded)) {
                problems.add("must not hold " + name
                        + ": configure ingest.credentials.NAME where ingest runs and say credentials: NAME");
            } else if (OWNED.contains(folded)) {
                problems.add("must not hold " + name + ", which Vigie sets by itself");
            }
            if (!seen.add(folded)) {
                problems.add("name " + name + " twice");
            }
            if (!VALUE.matcher(value).matches()) {
                problems.add("must have values in printable ASCII, which that of " + name + " is not");
            }
        });
        return problems;
    }
}
