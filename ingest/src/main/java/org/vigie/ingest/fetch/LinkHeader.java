package org.vigie.ingest.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One link of a {@code Link} header (RFC 8288).
 *
 * @param target as written, perhaps relative
 * @param parameters by their names in lower case; the first of each counts
 */
public record LinkHeader(String target, Map<String, String> parameters) {
    private static final Pattern TARGET = Pattern.compile("<([^>]*+)>");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*+;\\s*+([^\\s=;,<>\"]++)\\s*+(?:=\\s*+(?:\"([^\"]*+)\"|([^\\s;,<>\"]*+)))?+");

    /** All links, in order. In time linear in the header. */
    public static List<LinkHeader> of(@Nullable String header) {
        var links = new ArrayList<LinkHeader>();
        var text = header == null ? "" : header;
        var target = TARGET.matcher(text);
        var parameter = PARAMETER.matcher(text);
        for (int at = 0; target.find(at); ) {
            var parameters = new HashMap<String, String>();
            at = target.end();
            while (parameter.region(at, text.length()).lookingAt()) {
                var value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
                at = parameter.end();
            }
            links.add(new LinkHeader(target.group(1), Map.copyOf(parameters)));
        }
        return links;
    }

    /** A parameter's value, empty where it is not there. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether it has a relation, such as {@code next}. */
    public boolean is(String relation) {
        return List.of(parameter("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .contains(relation);
    }
}
