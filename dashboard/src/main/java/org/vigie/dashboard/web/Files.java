package org.vigie.dashboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Scripts and styles, from the class path: exactly these and no others. Thread-safe. */
final class Files {
    private static final String OWN = "/org/vigie/dashboard/files/";
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/%s/dist/chart.umd.min.js";
    private static final String CHARTS_VERSION = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private static final Map<String, File> FILES = Map.of(
            "/files/vigie.css", new File(OWN + "vigie.css", "text/css; charset=utf-8"),
            "/files/vigie.js", new File(OWN + "vigie.js", "text/javascript; charset=utf-8"),
            "/files/charts.js", new File(OWN + "charts.js", "text/javascript; charset=utf-8"),
            "/files/icon.svg", new File(OWN + "icon.svg", "image/svg+xml"),
            "/files/chart.umd.min.js", new File(CHARTS.formatted(version()), "text/javascript; charset=utf-8"),
            "/api/openapi.json", new File("/org/vigie/dashboard/openapi.json", "application/json"));

    private record File(String resource, String type) {}

    private Files() {}

    /** The file at a path, if there is one. */
    static Optional<Answer> at(String path) {
        return Optional.ofNullable(FILES.get(path)).map(Files::read);
    }

    /** Of the library of charts: part of its path. */
    private static String version() {
        var properties = new Properties();
        try (var stream = Files.class.getResourceAsStream(CHARTS_VERSION)) {
            properties.load(Objects.requireNonNull(stream, CHARTS_VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static Answer read(File file) {
        try (var stream = Files.class.getResourceAsStream(file.resource())) {
            return new Answer(
                    Answer.OK, file.type(), bytes(file, stream), Map.of("Cache-Control", "private, max-age=3600"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(File file, @Nullable InputStream stream) throws IOException {
        if (stream == null) {
            throw new IOException("missing in this build: " + file.resource());
        }
        return stream.readAllBytes();
    }
}
