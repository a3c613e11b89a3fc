package org.vigie.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/**
 * A hub on this machine with the interface of Hugging Face below {@code /hf}: models that a test adds and changes, in pages
 * that follow each other by cursor, the newest first. Answers can be replaced one at a time by others.
 */
final class SmallHub implements AutoCloseable {
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]*)");
    private static final Pattern AUTHOR = Pattern.compile("[?&]author=([^&]*)");

    /** One answer in place of the hub's own. */
    private record Answer(
            String part,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    private final HttpServer server;
    private final int pageSize;
    private final List<Map<String, Object>> models = new CopyOnWriteArrayList<>();
    private final List<String> trending = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Deque<Answer> replaced = new ArrayDeque<>();
    private volatile @Nullable String etag;

    SmallHub(int pageSize) throws IOException {
        this.pageSize = pageSize;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hf/api", this::answer);
        server.start();
    }

    /** Where the hub is. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hf";
    }

    /** A new model before all others, created at a minute of 1 March 2026. */
    Map<String, Object> add(int number, String repository) {
        var model = new HashMap<String, Object>();
        model.put("_id", "%024x".formatted(number));
        model.put("id", repository);
        model.put("createdAt", "2026-03-01T%02d:%02d:00.000Z".formatted(number / 60, number % 60));
        model.put("downloads", 0);
        model.put("tags", List.of("region:us"));
        models.addFirst(model);
        return model;
    }

    /** The hub's whole list, the newest first. */
    List<Map<String, Object>> models() {
        return models;
    }

    /** From now on answers have an {@code ETag}. */
    void stamped(String etag) {
        this.etag = etag;
    }

    /** From now on these are trending. */
    void trending(String... repositories) {
        trending.clear();
        trending.addAll(List.of(repositories));
    }

    /** The next request whose address has this part is answered so. */
    synchronized void answer(String part, int status, Map<String, String> headers, @Nullable String body) {
        replaced.add(new Answer(part, status, headers, body));
    }

    /** What was asked for since the last time, without the fields that are wished for. */
    List<String> asked() {
        var since =
                asked.stream().map(path -> path.replaceAll("&expand=[^&]*", "")).toList();
        asked.clear();
        return since;
    }

    private synchronized @Nullable Answer replacement(String path) {
        var next = replaced.peek();
        return next != null && path.contains(next.part) ? replaced.poll() : null;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString().substring("/hf".length());
            asked.add(path);
            var instead = replacement(path);
            var headers = new LinkedHashMap<String, String>();
            var body = path.startsWith("/api/trending") ? owners() : list(path, headers);
            if (instead != null) {
                headers.putAll(instead.headers);
            }
            var stamp = etag;
            if (stamp != null) {
                headers.put("ETag", stamp);
            }
            headers.forEach(exchange.getResponseHeaders()::add);
            var text = instead == null || instead.body == null ? body : instead.body;
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(instead == null ? 200 : instead.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String list(String path, Map<String, String> headers) throws IOException {
        if (path.contains("sort=trendingScore")) {
            return json(
                    trending.stream().map(this::named).filter(Objects::nonNull).toList());
        }
        var author = AUTHOR.matcher(path);
        var owner = author.find() ? author.group(1) + "/" : "";
        var shown = models.stream()
                .filter(model -> String.valueOf(model.get("id")).startsWith(owner))
                .toList();
        var cursor = CURSOR.matcher(path);
        int start = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int end = Math.min(shown.size(), start + pageSize);
        if (end < shown.size()) {
            var next = URI.create("/hf" + path.replaceAll("&cursor=[^&]*", "") + "&cursor=" + end);
            headers.put("Link", "<" + next + ">; rel=\"next\"");
        }
        return json(shown.subList(Math.min(start, end), end));
    }

    private @Nullable Map<String, Object> named(String repository) {
        return models.stream()
                .filter(model -> repository.equals(model.get("id")))
                .findFirst()
                .orElse(null);
    }

    private String owners() throws IOException {
        var rows = new ArrayList<Map<String, Object>>();
        for (var repository : trending) {
            var owner = repository.split("/")[0];
            var type = owner.equals("marion") ? "user" : "org";
            rows.add(Map.of(
                    "repoType",
                    "model",
                    "repoData",
                    Map.of("id", repository, "authorData", Map.of("name", owner, "type", type))));
        }
        return json(Map.of("recentlyTrending", rows));
    }

    private static String json(Object value) throws IOException {
        return Json.MAPPER.writeValueAsString(value);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
