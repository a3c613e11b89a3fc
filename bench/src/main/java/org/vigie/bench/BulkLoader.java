package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.contract.Json;

/** As little as it takes to write documents in bulk: no Kafka, no retries, nothing remembered. */
final class BulkLoader {
    private final URI elasticsearch;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A document with its line of action, as it goes into a request. */
    private record Document(byte[] action, byte[] body) {}

    BulkLoader(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** All documents behind an alias, to be written again. */
    final class Documents {
        private final List<Document> documents = new ArrayList<>();

        Documents(String alias) {
            ask("POST", "/" + alias + "/_refresh", "");
            var after = "";
            JsonNode hits;
            do {
                hits = ask(
                                "POST",
                                "/" + alias + "/_search",
                                "{\"size\":2000,\"version\":true,\"sort\":[{\"@timestamp\":\"asc\"},{\"id\":\"asc\"}]%s}"
                                        .formatted(after))
                        .at("/hits/hits");
                for (var hit : hits) {
                    documents.add(document(hit));
                    after = ",\"search_after\":" + hit.path("sort");
                }
            } while (!hits.isEmpty());
        }

        private Document document(JsonNode hit) {
            var action = Json.MAPPER.createObjectNode();
            action.putObject("index")
                    .put("_index", hit.path("_index").asText())
                    .put("_id", hit.path("_id").asText())
                    .put("version", hit.path("_version").asLong())
                    .put("version_type", "external");
            var source = (ObjectNode) hit.path("_source");
            addAnalysed(source);
            return new Document((action + "\n").getBytes(UTF_8), (source + "\n").getBytes(UTF_8));
        }

        /** What the sink sends beside it, for the index alone. */
        private static void addAnalysed(ObjectNode source) {
            var texts =
                    source.putObject("text").putArray(source.path("language").asText());
            Stream.of("title", "summary", "content")
                    .map(field -> source.path(field).asText())
                    .filter(text -> !text.isEmpty())
                    .forEach(texts::add);
        }

        int size() {
            return documents.size();
        }

        double averageBytes() {
            return documents.stream()
                    .mapToInt(document -> document.body().length)
                    .average()
                    .orElse(0);
        }

        /** Writes all of them, {@code inFlight} requests at once. Documents a second, from the first answer on. */
        double load(int perRequest, int inFlight) throws Exception {
            var next = new AtomicInteger();
            var first = new long[1];
            var sent = new ArrayList<Future<?>>();
            try (var senders = Executors.newFixedThreadPool(inFlight)) {
                for (int sender = 0; sender < inFlight; sender++) {
                    sent.add(senders.submit(() -> {
                        for (int from = next.getAndAdd(perRequest); from < size(); from = next.getAndAdd(perRequest)) {
                            send(documents.subList(from, Math.min(size(), from + perRequest)));
                            synchronized (first) {
                                first[0] = first[0] == 0 ? System.nanoTime() : first[0];
                            }
                        }
                    }));
                }
                for (var sending : sent) {
                    sending.get();
                }
            }
            return (size() - perRequest) * 1e9 / (System.nanoTime() - first[0]);
        }

        private void send(List<Document> some) {
            var body = new ByteArrayOutputStream();
            for (var document : some) {
                body.writeBytes(document.action());
                body.writeBytes(document.body());
            }
            var answer = ask("POST", "/_bulk", body.toString(UTF_8));
            if (answer.path("errors").asBoolean()) {
                throw new IllegalStateException("a document was not taken: " + answer);
            }
        }
    }

    /** Indices of a pattern, by their names: a server does not take a pattern for that. */
    void delete(String pattern) {
        var names = ask("GET", "/_cat/indices/" + pattern + "?format=json", "")
                .valueStream()
                .map(index -> index.path("index").asText())
                .collect(Collectors.joining(","));
        if (!names.isEmpty()) {
            ask("DELETE", "/" + names, "");
        }
    }

    JsonNode ask(String method, String path, String body) {
        var request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body(), UTF_8));
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
