package org.vigie.enrich.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.vigie.contract.Json;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;

/** The repositories in the recordings of hubs beside the checkout, each once, with what was recorded of it. */
final class RecordedModels {
    static final Path FOLDER = Path.of("..", "..", "shared", "recordings", "hub");

    private final TreeMap<String, ModelSnapshot> models = new TreeMap<>();

    private RecordedModels() {}

    /** All of them, by name. */
    static Collection<ModelSnapshot> read() throws IOException {
        var recorded = new RecordedModels();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.sorted().toList()) {
                recorded.add(file);
            }
        }
        return recorded.models.values();
    }

    private void add(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (name.startsWith("raw_api_models")) {
            Json.MAPPER.readTree(Files.readAllBytes(file)).forEach(this::add);
        } else if (name.matches("(llmfit|do-me|pulse|.*trending).*\\.gz")) {
            try (var lines = lines(Files.newInputStream(file))) {
                lines.lines().map(RecordedModels::parse).forEach(this::addRecords);
            }
        }
    }

    private void addRecords(JsonNode line) {
        if (line.has("j")) {
            add(line.path("j"));
        }
        line.path("models").forEach(this::add);
        if (line.has("parameters_raw")) {
            add(line);
        }
    }

    private void add(JsonNode record) {
        var repository = record.path("id").asText(record.path("name").asText(""));
        if (!repository.contains("/")) {
            return;
        }
        var tags = new ArrayList<String>();
        record.path("tags").forEach(tag -> tags.add(tag.asText()));
        var known = models.get(repository);
        var task = record.path("pipeline_tag").asText(null);
        models.put(
                repository,
                ModelSnapshotBuilder.builder()
                        .id("hugging-face/" + repository)
                        .revision(1)
                        .source("recorded")
                        .repository(repository)
                        .tags(tags.isEmpty() && known != null ? known.tags() : tags)
                        .task(task == null && known != null ? known.task() : task)
                        .library(record.path("library_name").asText(null))
                        .firstSeenAt(Instant.EPOCH)
                        .observedAt(Instant.EPOCH)
                        .build());
    }

    private static BufferedReader lines(InputStream file) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
