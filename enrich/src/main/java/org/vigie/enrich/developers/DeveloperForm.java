package org.vigie.enrich.developers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Developer.Kind;
import org.vigie.contract.DidYouMean;

/**
 * A developer as texts by field, and the rules that hold for one of them. A value is a text, a list of texts ({@code
 * aliases}, {@code country}, {@code families}) or a map of lists ({@code handles}); one text stands for a list of one.
 */
final class DeveloperForm {
    /** All fields, in the order in which they are written. */
    static final List<String> FIELDS = List.of(
            "id",
            "name",
            "aliases",
            "country",
            "confidence",
            "evidence",
            "kind",
            "handles",
            "seen",
            "families",
            "note");

    private static final Set<String> HUBS =
            Set.of("hugging-face", "github", "modelscope", "ollama", "openrouter", "pypi");
    private static final Pattern ID = Pattern.compile("(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST = 500;
    private static final String NO_COUNTRY = "none";
    private static final String NEVER = "never";

    private final Map<String, ?> texts;
    private final BiConsumer<String, String> problems;

    private DeveloperForm(Map<String, ?> texts, BiConsumer<String, String> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /**
     * Reads a developer.
     *
     * @param problems is told the field and what is wrong with it; the developer is of no use then
     */
    static Developer read(Map<String, ?> texts, BiConsumer<String, String> problems) {
        return new DeveloperForm(texts, problems).read();
    }

    /** What {@link #read} takes. */
    static Map<String, Object> texts(Developer developer) {
        var texts = new LinkedHashMap<String, Object>();
        texts.put("id", developer.id());
        texts.put("name", developer.name());
        put(texts, "aliases", developer.aliases());
        texts.put("country", developer.countries().isEmpty() ? NO_COUNTRY : oneOrMany(developer.countries()));
        texts.put("confidence", label(developer.confidence()));
        put(texts, "evidence", developer.countryEvidence());
        texts.put("kind", label(developer.kind()));
        if (!developer.handles().isEmpty()) {
            var handles = new TreeMap<String, Object>();
            developer.handles().forEach((hub, names) -> handles.put(hub, oneOrMany(names)));
            texts.put("handles", handles);
            texts.put("seen", developer.handleEvidence() == null ? NEVER : developer.handleEvidence());
        }
        put(texts, "families", developer.families());
        put(texts, "note", developer.note());
        return texts;
    }

    private static void put(Map<String, Object> texts, String field, @Nullable Object value) {
        if (value != null && !value.equals(List.of())) {
            texts.put(field, value);
        }
    }

    private static Object oneOrMany(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }

    /** Such as {@code unverified}. */
    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Developer read() {
        for (var field : texts.keySet()) {
            if (!FIELDS.contains(field)) {
                problem(
                        field,
                        "is no field of a developer; the fields are " + String.join(", ", FIELDS)
                                + DidYouMean.inWords(field, FIELDS));
            }
        }
        var confidence = oneOf("confidence", Confidence.values(), Confidence.UNVERIFIED);
        return new Developer(
                id(),
                name(),
                list("aliases"),
                countries(),
                oneOf("kind", Kind.values(), null),
                handles(),
                list("families"),
                confidence,
                evidence(confidence),
                text("seen").equals(NEVER) ? null : optional("seen"),
                optional("note"));
    }

    private String id() {
        var id = text("id");
        if (id.isEmpty()) {
            problem("id", "is missing: write a stable name such as le-labo");
        } else if (!ID.matcher(id).matches()) {
            problem("id", "must be lower-case letters, digits and single hyphens, not \"" + id + "\"");
        }
        return id;
    }

    private String name() {
        var name = text("name");
        if (name.isEmpty()) {
            problem("name", "is missing: write the name as people should read it");
        }
        return name;
    }

    private List<String> countries() {
        var countries = list("country");
        if (countries.equals(List.of(NO_COUNTRY))) {
            return List.of();
        }
        if (countries.isEmpty()) {
            problem("country", "is missing: write country: none for none or an international developer");
        }
        for (var country : countries) {
            if (!Countries.isKnown(country)) {
                problem(
                        "country",
                        "must be ISO 3166-1 alpha-2 codes such as FR, or none, not \"" + country + "\""
                                + Countries.meant(country));
            }
        }
        return distinct("country", countries);
    }

    /** @param otherwise what a missing one stands for, null where it must be said */
    private <E extends Enum<E>> E oneOf(String field, E[] values, @Nullable E otherwise) {
        var text = text(field);
        for (var value : values) {
            if (text.equals(label(value))) {
                return value;
            }
        }
        var labels = Arrays.stream(values).map(DeveloperForm::label).toList();
        if (!text.isEmpty() || otherwise == null) {
            problem(
                    field,
                    (text.isEmpty() ? "is missing: write one of " : "must be one of ")
                            + String.join(", ", labels)
                            + (text.isEmpty() ? "" : ", not \"" + text + "\"" + DidYouMean.inWords(text, labels)));
        }
        return otherwise == null ? values[0] : otherwise;
    }

    private @Nullable String evidence(Confidence confidence) {
        var evidence = optional("evidence");
        if (evidence == null && confidence != Confidence.UNVERIFIED) {
            problem(
                    "evidence",
                    "is missing: a country that is " + label(confidence)
                            + " needs who says so; without, write confidence: unverified");
        }
        return evidence;
    }

    private Map<String, List<String>> handles() {
        var value = texts.get("handles");
        var byHub = new TreeMap<String, List<String>>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((hub, names) -> byHub.put(hub(String.valueOf(hub)), handles(names)));
        } else if (value != null && !value.equals("")) {
            problem("handles", "must say the hub, such as {hugging-face: le-labo}");
        }
        return byHub;
    }

    private String hub(String hub) {
        if (!HUBS.contains(hub)) {
            problem(
                    "handles",
                    "has an unknown hub \"" + hub + "\"; the hubs are "
                            + String.join(", ", HUBS.stream().sorted().toList()) + DidYouMean.inWords(hub, HUBS));
        }
        return hub;
    }

    private List<String> handles(@Nullable Object value) {
        var handles = asList("handles", value);
        for (var handle : handles) {
            if (!HANDLE.matcher(handle).matches()) {
                problem("handles", "must be names of owners, without address or repository, not \"" + handle + "\"");
            }
        }
        return distinct("handles", handles);
    }

    private List<String> distinct(String field, List<String> values) {
        var known = new HashSet<String>();
        for (var value : values) {
            if (!known.add(value.toLowerCase(Locale.ROOT))) {
                problem(field, "has " + value + " twice: leave one out");
            }
        }
        return values;
    }

    private @Nullable String optional(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    private String text(String field) {
        return switch (texts.get(field)) {
            case null -> "";
            case String text -> line(field, text);
            default -> {
                problem(field, "must be one text");
                yield "";
            }
        };
    }

    private List<String> list(String field) {
        return asList(field, texts.get(field));
    }

    private List<String> asList(String field, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text -> text.isEmpty() ? List.of() : List.of(line(field, text));
            case List<?> list -> list.stream().map(each -> element(field, each)).toList();
            default -> {
                problem(field, "must be a list such as [one, two]");
                yield List.of();
            }
        };
    }

    private String element(String field, @Nullable Object value) {
        var text = value instanceof String one ? one.strip() : "";
        if (text.isEmpty()) {
            problem(field, "has an empty entry: write a text or leave it out");
        }
        return line(field, text);
    }

    private String line(String field, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            problem(field, "must be one line of at most " + LONGEST + " characters");
        }
        return text.strip();
    }

    private void problem(String field, String what) {
        problems.accept(field, what);
    }
}
