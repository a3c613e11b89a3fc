package org.vigie.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has which looks at the configuration. */
final class Options {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "configuration file (default: vigie.properties in this folder, if there is one)")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting, before the environment and the file; may be repeated")
    private Map<String, String> settings = new HashMap<>();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where the embedded servers keep everything; it can be deleted")
    private @Nullable Path data;

    Config config() {
        var overrides = new HashMap<>(settings);
        if (data != null) {
            overrides.put("data", data.toString());
        }
        return Config.read(file, System.getenv(), overrides);
    }
}
