package org.vigie.dashboard.ask;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page with its parameters, to be made into another one.
 *
 * @param path such as {@code /items}
 * @param parameters in their order
 */
public record Address(String path, Map<String, String> parameters) {
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with a parameter; null or empty takes it away. */
    public Address with(String name, @Nullable Object value) {
        var all = new LinkedHashMap<>(parameters);
        if (value == null || value.toString().isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, value.toString());
        }
        return new Address(path, all);
    }

    /** The same parameters of another page. */
    public Address at(String other) {
        return new Address(other, parameters);
    }

    @JsonValue
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
