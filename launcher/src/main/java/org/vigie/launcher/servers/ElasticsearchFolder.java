package org.vigie.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the child keeps what; all of it under one folder, its settings written anew at every start. */
record ElasticsearchFolder(Path folder) {
    /** It listens on 127.0.0.1 alone. */
    private static final String NO_SECURITY = "xpack.security.enabled: false";

    Path data() {
        return folder.resolve("data");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path settings() {
        return folder.resolve("config");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** What Elasticsearch writes to, and nothing else. */
    List<Path> written() {
        return List.of(data(), logs(), settings(), temporary());
    }

    Path log() {
        return logs().resolve("elasticsearch.log");
    }

    /** What it prints before it has a log: trouble with its JVM, mostly. */
    Path console() {
        return folder.resolve("console.log");
    }

    void write(Path home, int httpPort, int transportPort, @Nullable Guard guard) throws IOException {
        for (var part : written()) {
            Files.createDirectories(part);
        }
        var options = Files.createDirectories(settings().resolve("jvm.options.d"));
        try (var originals = Files.list(home.resolve("config"))) {
            for (var original : originals.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        original,
                        settings().resolve(original.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(options.resolve("vigie.options"), Resource.text("elasticsearch-jvm.options"));
        Files.writeString(settings().resolve("log4j2.properties"), Resource.text("elasticsearch-log4j2.properties"));
        Files.writeString(
                settings().resolve("elasticsearch.yml"),
                Resource.text("elasticsearch.yml")
                        .replace("{http.port}", Integer.toString(httpPort))
                        .replace("{transport.port}", Integer.toString(transportPort))
                        .replace("{security}", guard == null ? NO_SECURITY : guard.settings())
                        .replace("{data}", quoted(data()))
                        .replace("{logs}", quoted(logs())));
        if (guard != null) {
            for (var file : guard.files().entrySet()) {
                Files.writeString(settings().resolve(file.getKey()), file.getValue());
            }
        }
    }

    /** A YAML scalar between single quotes: nothing in it means anything, and a quote is written twice. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
