package org.vigie.notify.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.contract.Settings;

/**
 * What the file of routes only names: addresses that are secrets, keys and tokens. They are never printed.
 *
 * @param values by folded name
 */
public record Secrets(Map<String, String> values) {
    /** Of the settings; what lies under it is masked wherever settings are shown. */
    public static final String PREFIX = "notify.secrets.";

    public Secrets {
        var folded = new HashMap<String, String>();
        values.forEach((name, value) -> folded.put(folded(name), value.strip()));
        values = Map.copyOf(folded);
    }

    /** Reads {@code notify.secrets.*}. */
    public static Secrets read(Settings settings) {
        return new Secrets(settings.under(PREFIX));
    }

    /** The secret; empty where it is not set. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(values.get(folded(name))).filter(value -> !value.isEmpty());
    }

    /** In the environment all of them are underscores. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '.').replace('_', '.');
    }

    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
