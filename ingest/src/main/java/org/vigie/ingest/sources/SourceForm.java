package org.vigie.ingest.sources;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Changes;
import org.vigie.contract.Network;
import org.vigie.contract.Problems;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;
import org.vigie.ingest.hub.Hubs;

/**
 * A source as texts by field, and the rules that hold wherever it is written: in YAML, in OPML, on the command line. A
 * value is a text, a list of texts ({@code groups}, {@code networks}) or a map of texts ({@code headers}, {@code watch}).
 */
public final class SourceForm {
    /** All fields, in the order in which they are written. */
    static final List<String> FIELDS = List.of(
            "id",
            "kind",
            "url",
            "outlet",
            "language",
            "country",
            "groups",
            "every",
            "conditional-get",
            "full-text",
            "headers",
            "credentials",
            "networks",
            "watch");

    static final String WATCH = "watch";

    private static final Pattern ID = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._-]{0,199}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern GROUP =
            Pattern.compile("(?!/)(?=.{1,100}$)[^\\s,\\p{Cntrl}]+(?: [^\\s,\\p{Cntrl}]+)*");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final Map<String, ?> texts;
    private final BiConsumer<String, String> problems;

    private SourceForm(Map<String, ?> texts, BiConsumer<String, String> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /**
     * Reads a source.
     *
     * @param base a relative address is resolved against it
     * @param problems is told the field and what is wrong with it; the source is of no use then
     */
    static Source read(Map<String, ?> texts, URI base, BiConsumer<String, String> problems) {
        return new SourceForm(texts, problems).read(base);
    }

    /**
     * Reads a source.
     *
     * @param name of the whole in messages
     * @throws UserError that lists all problems
     */
    public static Source read(Map<String, ?> texts, String name) {
        var problems = new ArrayList<String>();
        var source = read(texts, URI.create(""), (field, what) -> problems.add(field + " " + what));
        return Problems.none(name, problems, source);
    }

    /** The fields in which two states of one differ, each with its new text; empty where it is gone. */
    public static Map<String, String> differences(Source before, Source after) {
        return Changes.fields(FIELDS, texts(before), texts(after));
    }

    /** What {@link #read} takes; settings that have their default are left out. */
    static Map<String, Object> texts(Source source) {
        var texts = new LinkedHashMap<String, Object>();
        texts.put("id", source.id());
        if (source.kind() != Source.Kind.FEED) {
            texts.put("kind", label(source.kind()));
        }
        texts.put("url", source.url());
        if (!source.outlet().equals(source.id())) {
            texts.put("outlet", source.outlet());
        }
        put(texts, "language", source.language());
        put(texts, "country", source.country());
        if (!source.groups().isEmpty()) {
            texts.put("groups", source.groups());
        }
        put(texts, "every", source.every());
        if (!source.conditionalGet()) {
            texts.put("conditional-get", "false");
        }
        if (source.fullText()) {
            texts.put("full-text", "true");
        }
        if (!source.headers().isEmpty()) {
            texts.put("headers", new TreeMap<>(source.headers()));
        }
        put(texts, "credentials", source.credentials());
        if (!source.networks().isEmpty()) {
            texts.put("networks", source.networks());
        }
        if (source.watch() != null) {
            texts.put(WATCH, WatchForm.texts(source.watch()));
        }
        return texts;
    }

    private static void put(Map<String, Object> texts, String field, @Nullable Object value) {
        if (value != null) {
            texts.put(field, value.toString());
        }
    }

    /** Such as {@code hugging-face}. */
    static String label(Source.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Source read(URI base) {
        var id = text("id");
        if (!ID.matcher(id).matches()) {
            problem("id", "must be lower-case letters, digits, dots, hyphens and underscores");
        }
        for (var field : texts.keySet()) {
            if (!FIELDS.contains(field)) {
                problem(
                        field,
                        "is no field of a source; the fields are "
                                + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        var kind = kind();
        return SourceBuilder.builder(Source.of(id, kind, url(kind, base)))
                .outlet(text("outlet").isEmpty() ? id : text("outlet"))
                .language(matching("language", LANGUAGE, "must be an ISO 639 code such as fr"))
                .country(country())
                .groups(groups())
                .every(every())
                .conditionalGet(isTrue("conditional-get", true))
                .fullText(isTrue("full-text", false))
                .headers(headers())
                .credentials(matching(
                        "credentials",
                        PLAIN_NAME,
                        "must be the NAME of ingest.credentials.NAME in the configuration, never the secret itself"))
                .networks(networks())
                .watch(WatchForm.read(kind, texts.get(WATCH), problems))
                .build();
    }

    private Source.Kind kind() {
        var text = text("kind");
        for (var kind : Source.Kind.values()) {
            if (text.equals(label(kind)) || text.isEmpty()) {
                return kind;
            }
        }
        var kinds = Arrays.stream(Source.Kind.values()).map(SourceForm::label).collect(Collectors.joining(", "));
        problem("kind", "must be one of " + kinds + ", not \"" + text + "\"");
        return Source.Kind.FEED;
    }

    private String url(Source.Kind kind, URI base) {
        var text = text("url");
        var written = resolved(base, text);
        var url = HttpUrl.parse(written);
        if (url == null) {
            problem("url", "must be an absolute http or https address, not \"" + text + "\"");
            return text;
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            problem(
                    "url",
                    "must not hold a user and password: configure ingest.credentials.NAME and say credentials: NAME");
        }
        var hub = Hubs.of(kind);
        var unfit = hub == null ? null : hub.problem(url.toString());
        if (unfit != null) {
            problem("url", unfit + ", not \"" + text + "\"");
        }
        return isUri(written) ? written : url.toString();
    }

    private static String resolved(URI base, String text) {
        return isUri(text) ? base.resolve(text).toString() : text;
    }

    private static boolean isUri(String text) {
        try {
            return !URI.create(text).isOpaque();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable String country() {
        var country = text("country");
        if (!country.isEmpty() && !COUNTRIES.contains(country)) {
            problem("country", "must be an ISO 3166-1 alpha-2 code such as FR, not \"" + country + "\"");
        }
        return country.isEmpty() ? null : country;
    }

    private @Nullable String matching(String field, Pattern form, String rule) {
        var text = text(field);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            problem(field, rule + ", not \"" + text + "\"");
        }
        return text.isEmpty() ? null : text;
    }

    private List<String> groups() {
        var groups = list("groups");
        for (var group : groups) {
            if (!GROUP.matcher(group).matches()) {
                problem(
                        "groups",
                        "must be names of at most 100 characters, without commas and slashes at the start, not \""
                                + group + "\"");
            }
        }
        return groups.stream().distinct().toList();
    }

    private @Nullable Duration every() {
        var text = text("every");
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
        problem("every", "must be ISO-8601 from a second to 30 days, such as PT10M, not \"" + text + "\"");
        return null;
    }

    private boolean isTrue(String field, boolean otherwise) {
        var text = text(field);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            problem(field, "must be true or false, not \"" + text + "\"");
        }
        return text.isEmpty() ? otherwise : text.equals("true");
    }

    private Map<String, String> headers() {
        var value = texts.get("headers");
        var headers = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> headers.put(String.valueOf(name), text instanceof String one ? one : ""));
        } else if (value != null && !value.equals("")) {
            problem("headers", "must be a map of names and values, such as {User-Agent: Reader}");
        }
        HeaderRules.problems(headers).forEach(what -> problem("headers", what));
        return headers;
    }

    private List<String> networks() {
        var networks = list("networks");
        for (var network : networks) {
            try {
                Network.parse(network);
            } catch (IllegalArgumentException e) {
                problem("networks", "must be ranges of addresses: " + e.getMessage());
            }
        }
        return networks;
    }

    private String text(String field) {
        var value = texts.get(field);
        if (value == null || value instanceof String) {
            return value == null ? "" : (String) value;
        }
        problem(field, "must be one text");
        return "";
    }

    /** A single text stands for a list of one. */
    private List<String> list(String field) {
        return switch (texts.get(field)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text -> text.isEmpty() ? List.of() : List.of(text);
            default -> {
                problem(field, "must be a list such as [one, two]");
                yield List.of();
            }
        };
    }

    private void problem(String field, String what) {
        problems.accept(field, what);
    }
}
