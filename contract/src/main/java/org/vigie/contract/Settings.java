package org.vigie.contract;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one process, read once, all problems reported at once. A value comes from the command line, else the
 * environment ({@code sink.flush.every} as {@code VIGIE_SINK_FLUSH_EVERY}), else the configuration file (Java
 * properties in UTF-8), else from the default that stands where the setting is read. After all parts of the process
 * have read theirs, {@link #verify} refuses what nobody knows. One thread.
 */
public final class Settings {
    private static final String ENVIRONMENT_PREFIX = "VIGIE_";
    private static final String MASK = "********";

    private final Map<String, String> given;
    private final Map<String, String> environment;
    private final TreeMap<String, String> effective = new TreeMap<>();
    private final TreeSet<String> openEnded = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
    }

    /** Settings from a map alone. */
    public static Settings of(Map<String, String> values) {
        return new Settings(Map.copyOf(values), Map.of());
    }

    /**
     * Settings as a process gets them.
     *
     * @param file configuration file, null for none
     * @param environment of the process; names that do not start with {@code VIGIE_} are not looked at
     * @param overrides from the command line
     * @throws UserError when the file cannot be read
     */
    public static Settings load(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        var given = new HashMap<String, String>();
        if (file != null) {
            readProperties(file)
                    .forEach((key, value) ->
                            given.put(key.toString(), value.toString().strip()));
        }
        var ours = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                ours.put(name, value);
            }
        });
        given.putAll(overrides);
        overrides.keySet().forEach(key -> ours.remove(environmentName(key)));
        return new Settings(given, ours);
    }

    private static Properties readProperties(Path file) {
        try (Reader reader = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    "cannot read the configuration file " + file + ": it must be a readable properties file in UTF-8 ("
                            + e + ")",
                    e);
        }
    }

    /** Any text. */
    public String text(String key, String otherwise, String meaning) {
        return read(key, otherwise, meaning, "", value -> value);
    }

    /** Any text, null where nothing is set. */
    public @Nullable String optionalText(String key, String meaning) {
        var value = text(key, "", meaning);
        return value.isEmpty() ? null : value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise, String meaning) {
        return read(key, otherwise, meaning, "true or false", value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is \"" + value + "\"");
        });
    }

    /** A whole number between two bounds, both included. */
    public int wholeNumber(String key, int otherwise, int least, int most, String meaning) {
        return read(key, otherwise, meaning, "a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of bounds");
            }
            return number;
        });
    }

    /** A time span above zero in ISO-8601, such as {@code PT1S}. */
    public Duration duration(String key, Duration otherwise, String meaning) {
        return read(key, otherwise, meaning, "ISO-8601 such as PT1S", value -> {
            var duration = Duration.parse(value);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("not above zero");
            }
            return duration;
        });
    }

    /** One of an enum's constants, written {@code like-this}. */
    public <E extends Enum<E>> E choice(String key, E otherwise, String meaning) {
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        var spellings = Arrays.stream(constants).map(Settings::spelling).toList();
        return read(key, otherwise, meaning, "one of " + String.join(", ", spellings), value -> {
            int index = spellings.indexOf(value);
            if (index < 0) {
                throw new IllegalArgumentException("it is \"" + value + "\"");
            }
            return constants[index];
        });
    }

    /** An http or https address, null where nothing is set. */
    public @Nullable URI address(String key, String meaning) {
        var value = read(
                key, "", meaning, "an http or https address; user and password have settings of their own", text -> {
                    var uri = URI.create(text);
                    if (uri.getHost() == null
                            || !List.of("http", "https").contains(uri.getScheme())
                            || uri.getUserInfo() != null) {
                        throw new IllegalArgumentException("it is \"" + text + "\"");
                    }
                    return text;
                });
        return value.isEmpty() ? null : URI.create(value);
    }

    /** All settings under a prefix, passed on as they are, such as {@code kafka.client.security.protocol}. */
    public Map<String, String> under(String prefix) {
        openEnded.add(prefix);
        var found = new TreeMap<String, String>();
        given.forEach((key, value) -> {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                found.put(key.substring(prefix.length()), value);
                effective.put(key, value);
            }
        });
        environment.forEach((name, value) -> {
            var start = environmentName(prefix);
            if (name.startsWith(start)) {
                var key =
                        name.substring(start.length()).toLowerCase(Locale.ROOT).replace('_', '.');
                found.put(key, value);
                effective.put(prefix + key, value);
            }
        });
        return found;
    }

    /** A problem that lies between settings, reported with the others. */
    public void problem(String text) {
        problems.add(text);
    }

    /**
     * Refuses what is wrong and what nobody has asked for.
     *
     * @throws UserError that lists all problems
     */
    public void verify() {
        var all = new ArrayList<>(problems);
        for (var key : new TreeSet<>(given.keySet())) {
            if (!effective.containsKey(key) && openEnded.stream().noneMatch(key::startsWith)) {
                all.add(key + ": unknown setting" + DidYouMean.inWords(key, effective.keySet()));
            }
        }
        var names = effective.keySet().stream().map(Settings::environmentName).toList();
        for (var name : new TreeSet<>(environment.keySet())) {
            if (!names.contains(name)
                    && openEnded.stream().map(Settings::environmentName).noneMatch(name::startsWith)) {
                all.add(name + " in the environment: unknown setting" + DidYouMean.inWords(name, names));
            }
        }
        if (!all.isEmpty()) {
            throw new UserError("configuration has " + all.size() + (all.size() == 1 ? " problem" : " problems")
                    + "\n  " + String.join("\n  ", all));
        }
    }

    /** Every setting that was read with the value in force, secrets masked. */
    public Map<String, String> effective() {
        var shown = new TreeMap<String, String>();
        effective.forEach((key, value) -> shown.put(key, !value.isEmpty() && isMasked(key, value) ? MASK : value));
        return shown;
    }

    private <T> T read(String key, T otherwise, String meaning, String form, Function<String, T> parse) {
        var value = environment.getOrDefault(environmentName(key), given.getOrDefault(key, ""));
        effective.put(key, value.isEmpty() ? spelling(otherwise) : value);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problems.add(
                    isMasked(key, value)
                            ? key + "=" + MASK + ": " + meaning + ", " + form // the exception repeats the value
                            : key + "=" + value + ": " + meaning + ", " + form + " (" + e.getMessage() + ")");
            return otherwise;
        }
    }

    private static String spelling(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : value.toString();
    }

    private static String environmentName(String key) {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static boolean isMasked(String key, String value) {
        return isSecret(key) || value.contains("@");
    }

    private static boolean isSecret(String key) {
        var lower = key.toLowerCase(Locale.ROOT);
        return lower.endsWith(".key")
                || Stream.of("password", "secret", "token", "api-key", "jaas", "credential")
                        .anyMatch(lower::contains);
    }
}
