package org.vigie.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.Json;

/** Recorded feeds and hub records, served by the script beside them at a clock that the test sets. */
final class RecordedWeb implements AutoCloseable {
    /** Beside the checkout; not part of the project, since the texts are their publishers'. */
    static final Path SCRIPT = Path.of("..", "..", "shared", "recorded-web", "recorded_web.py");

    private final Process process;
    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** A source of the recorded web. */
    record RecordedSource(String id, String url, String kind, String language) {}

    /** One request it has answered. */
    record Answered(String path, int status) {}

    RecordedWeb(String now) throws IOException {
        process = new ProcessBuilder("python3", SCRIPT.toString(), "--port", "0", "--now", now)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        var first = lines.readLine();
        if (first == null) {
            throw new IOException("the recorded web did not start");
        }
        address = first.split(" ", 2)[0];
    }

    /** Whether the recordings are here. */
    static boolean isHere() {
        return Files.exists(SCRIPT);
    }

    /** All sources, as the script lists them. */
    List<RecordedSource> sources() throws IOException, InterruptedException {
        var sources = new ArrayList<RecordedSource>();
        for (var source : Json.MAPPER.readTree(get("/sources.json"))) {
            sources.add(new RecordedSource(
                    source.path("id").asText(),
                    source.path("url").asText(),
                    source.path("kind").asText(),
                    source.path("language").asText()));
        }
        return sources;
    }

    /** The records of all models at the present clock, as the hub gives them. */
    List<JsonNode> models() throws IOException, InterruptedException {
        var models = new ArrayList<JsonNode>();
        int before;
        do {
            before = models.size();
            Json.MAPPER
                    .readTree(get("/hf/api/models?sort=createdAt&limit=500&cursor=" + before))
                    .forEach(models::add);
        } while (models.size() > before);
        return models;
    }

    void setClock(String now) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(address + "/_clock"))
                .POST(BodyPublishers.ofString("{\"now\": \"" + now + "\"}"))
                .build());
    }

    void forgetLog() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(address + "/_log")).DELETE().build());
    }

    List<Answered> log() throws IOException, InterruptedException {
        var log = new ArrayList<Answered>();
        for (JsonNode line : Json.MAPPER.readTree(get("/_log"))) {
            log.add(new Answered(line.path("path").asText(), line.path("status").asInt()));
        }
        return log;
    }

    /** The body of a source at the present clock, empty for one that is not there yet. */
    byte[] body(String url) throws IOException, InterruptedException {
        var response = client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        return response.statusCode() == 200 ? response.body() : new byte[0];
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
