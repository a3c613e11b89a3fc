package org.vigie.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Json;

/** A local HTTP server that answers as Elasticsearch does, with the faults of its script first and well after them. */
final class FaultyElasticsearch implements AutoCloseable {
    private static final String JSON = "application/vnd.elasticsearch+json;compatible-with=9";

    /** One answer. */
    interface Answer {
        void to(HttpExchange exchange, List<String> lines) throws IOException;
    }

    private final HttpServer server;
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<JsonNode> actions = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<JsonNode> bodies = new ArrayList<>();

    FaultyElasticsearch(Answer... script) throws IOException {
        answers(script);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What comes next. */
    void answers(Answer... next) {
        script.addAll(List.of(next));
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    ElasticsearchClient client() {
        return client(Duration.ofSeconds(5));
    }

    ElasticsearchClient client(Duration longest) {
        return Cluster.connect(
                new ElasticsearchConfig(address(), null, null, null, "vigie-"), longest, new SimpleMeterRegistry());
    }

    /** The topics of the counts in each bulk request, such as {@code "a b c"}. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> paths() {
        return List.copyOf(paths);
    }

    /** Of each request but the bulk ones, at its place in {@link #paths}; missing where it had none. */
    synchronized List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** In which versions a document was sent, in the order of the requests. */
    synchronized List<Long> versions(String id) {
        return actions.stream()
                .filter(action -> action.path("_id").asText().equals(id))
                .map(action -> action.path("version").asLong())
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var lines = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .lines()
                .toList();
        noted(exchange, lines).to(exchange, lines);
    }

    private synchronized Answer noted(HttpExchange exchange, List<String> lines) {
        paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var isBulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
        bodies.add(isBulk || lines.isEmpty() ? MissingNode.getInstance() : json(String.join("", lines)));
        if (isBulk) {
            requests.add(String.join(" ", ids(lines)));
            lines.stream()
                    .map(line -> json(line).path("index"))
                    .filter(JsonNode::isObject)
                    .forEach(actions::add);
        }
        if (!script.isEmpty()) {
            return script.pop();
        }
        if (exchange.getRequestURI().getPath().endsWith("/_nodes/plugins")) {
            return modules("x-pack-core");
        }
        return isBulk ? items(Map.of()) : status(200, "{\"acknowledged\":true}");
    }

    /** A cluster of one node that has these, to who asks for them. */
    static Answer modules(String... names) {
        var answer = Json.MAPPER.createObjectNode();
        var modules = answer.putObject("nodes").putObject("n").putArray("modules");
        List.of(names).forEach(name -> modules.addObject().put("name", name));
        return status(200, answer.toString());
    }

    /** Every document is written, but for those with another status. */
    static Answer items(Map<String, Integer> statuses) {
        return (exchange, lines) -> {
            var items = Json.MAPPER.createArrayNode();
            for (var id : ids(lines)) {
                int status = statuses.getOrDefault(id, 201);
                var item = items.addObject().putObject("index");
                item.put("_index", "i").put("_id", id).put("status", status);
                if (status >= 300) {
                    item.putObject("error").put("type", "fault").put("reason", "of " + id);
                }
            }
            var body = Json.MAPPER.createObjectNode().put("took", 1).put("errors", !statuses.isEmpty());
            body.set("items", items);
            send(exchange, 200, JSON, body.toString());
        };
    }

    static Answer status(int status, String json) {
        return (exchange, lines) -> send(exchange, status, JSON, json);
    }

    /** As a proxy in between would say it. */
    static Answer page(int status) {
        return (exchange, lines) -> send(exchange, status, "text/html", "<h1>" + status + "</h1>");
    }

    static Answer cutInTheMiddle() {
        return (exchange, lines) -> {
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().add("Content-Type", JSON);
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write("{\"took\":1,\"errors\":false,\"items\":[{\"index\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Takes the request and says nothing. */
    static Answer silence() {
        return (exchange, lines) -> {};
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The part of a count's id that names its topic; other ids as they are. */
    private static List<String> ids(List<String> lines) {
        var ids = new ArrayList<String>();
        for (var line : lines) {
            var action = json(line);
            for (var name : Arrays.asList("index", "delete")) {
                if (action.has(name)) {
                    var parts = action.get(name).get("_id").asText().split("/", -1);
                    ids.add(parts.length > 2 ? parts[2] : parts[0]);
                }
            }
        }
        return ids;
    }

    private static JsonNode json(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
