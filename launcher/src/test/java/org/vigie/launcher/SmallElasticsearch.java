package org.vigie.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Elasticsearch does where one count and one item are stored. */
final class SmallElasticsearch implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String count;
    private final String item;
    private final HttpServer server;

    SmallElasticsearch(String count, String item) throws IOException {
        this.count = count;
        this.item = item;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** As {@code --set} takes it. */
    String setting() {
        return "elasticsearch.url=http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Addresses of all requests. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var answer = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "_count" -> "{\"count\": 1, \"_shards\": {\"total\": 1}}";
            case "_pit" -> "{\"id\": \"p\"}";
            default -> request.contains("search_after") ? hits("") : hits(hit(path));
        };
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String hit(String path) {
        return "{\"_source\": " + (path.contains("counts") ? count : item) + ", \"sort\": [1]}";
    }

    private static String hits(String hits) {
        return "{\"hits\": {\"hits\": [" + hits + "]}}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
