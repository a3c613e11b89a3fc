package org.vigie.ingest.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;

/**
 * The list of sources as people write it:
 *
 * <pre>
 * sources:
 *   - id: le-fil               # lower-case letters, digits, dots, hyphens and underscores
 *     kind: feed               # or hugging-face; feed if left out
 *     url: https://lefil.example/rss.xml
 *     outlet: Le Fil           # the id if left out
 *     language: fr             # optional: ISO 639-1
 *     country: FR              # optional: ISO 3166-1 alpha-2
 *     every: PT10M             # optional: time between two polls
 *     conditional-get: true    # optional
 * </pre>
 */
public final class SourcesFile {
    private static final Set<String> FIELDS =
            Set.of("id", "kind", "url", "outlet", "language", "country", "every", "conditional-get");
    private static final Pattern ID = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._-]{0,199}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final String name;
    private final URI base;
    private final List<String> problems = new ArrayList<>();

    private SourcesFile(String name, URI base) {
        this.name = name;
        this.base = base;
    }

    /**
     * Reads a file.
     *
     * @throws UserError that lists all problems, or says why the file cannot be read
     */
    public static List<Source> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString(), URI.create(""));
        } catch (IOException e) {
            throw new UserError("cannot read the file of sources " + file + ": it must be a readable text in UTF-8", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name of the text in messages
     * @param base relative addresses are resolved against it
     * @throws UserError that lists all problems
     */
    public static List<Source> parse(String yaml, String name, URI base) {
        return new SourcesFile(name, base).parse(yaml);
    }

    private List<Source> parse(String yaml) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UserError(name + " is not YAML: " + e.getMessage(), e);
        }
        var list = root.isArray() ? root : root.path("sources");
        if (!list.isArray()) {
            throw new UserError(name + " has no list \"sources:\"");
        }
        var sources = new ArrayList<Source>();
        var ids = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var source = source(list.get(i), i + 1);
            if (!ids.add(source.id())) {
                problem(source.id(), "id", "is given to two sources");
            }
            sources.add(source);
        }
        if (!problems.isEmpty()) {
            throw new UserError(name + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                    + "\n  " + String.join("\n  ", problems));
        }
        return sources;
    }

    private Source source(JsonNode node, int number) {
        var id = node.path("id").asText("");
        var where = id.isEmpty() ? "source number " + number : id;
        if (!ID.matcher(id).matches()) {
            problem(where, "id", "must be lower-case letters, digits, dots, hyphens and underscores");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problem(where, field, "is no field of a source; the fields are " + String.join(", ", sorted(FIELDS)));
            }
        });
        return SourceBuilder.builder(Source.of(
                        id,
                        kind(where, node.path("kind").asText("feed")),
                        url(where, node.path("url").asText(""))))
                .outlet(node.path("outlet").asText(id))
                .language(optional(where, node, "language", LANGUAGE, "must be an ISO 639 code such as fr"))
                .country(country(where, node))
                .every(every(where, node))
                .conditionalGet(node.path("conditional-get").asBoolean(true))
                .build();
    }

    private Source.Kind kind(String where, String text) {
        for (var kind : Source.Kind.values()) {
            if (text.equals(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return kind;
            }
        }
        problem(where, "kind", "must be feed or hugging-face, not \"" + text + "\"");
        return Source.Kind.FEED;
    }

    private String url(String where, String text) {
        try {
            var url = base.resolve(text);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url.toString();
            }
        } catch (IllegalArgumentException e) {
            // reported below, as any other address that is none
        }
        problem(where, "url", "must be an absolute http or https address, not \"" + text + "\"");
        return text;
    }

    private @Nullable String country(String where, JsonNode node) {
        var country = node.path("country").asText("");
        if (!country.isEmpty() && !COUNTRIES.contains(country)) {
            problem(where, "country", "must be an ISO 3166-1 alpha-2 code such as FR, not \"" + country + "\"");
        }
        return country.isEmpty() ? null : country;
    }

    private @Nullable String optional(String where, JsonNode node, String field, Pattern form, String rule) {
        var text = node.path(field).asText("");
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            problem(where, field, rule + ", not \"" + text + "\"");
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable Duration every(String where, JsonNode node) {
        var text = node.path("every").asText("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var every = Duration.parse(text);
            if (every.compareTo(Duration.ofSeconds(1)) >= 0 && every.compareTo(Duration.ofDays(30)) <= 0) {
                return every;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        problem(where, "every", "must be ISO-8601 from a second to 30 days, such as PT10M, not \"" + text + "\"");
        return null;
    }

    private void problem(String where, String field, String what) {
        problems.add(where + ": " + field + " " + what);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
