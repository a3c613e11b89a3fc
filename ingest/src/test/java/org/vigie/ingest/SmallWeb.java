package org.vigie.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on this machine that answers what a test told it to, and remembers what it was asked. */
public final class SmallWeb implements AutoCloseable {
    /** One answer. */
    private record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** One that knows nothing yet: every path is a 404. */
    public SmallWeb() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A page, a feed, whatever its type says. */
    public SmallWeb put(String path, String type, String body) {
        return put(path, 200, Map.of("Content-Type", type), body);
    }

    public SmallWeb put(String path, int status, Map<String, String> headers, String body) {
        answers.put(path, new Answer(status, headers, body));
        return this;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Paths, each with the value of {@code Authorization} behind a blank where it was sent. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var secret = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(secret == null ? path : path + " " + secret);
            var answer = answers.getOrDefault(path, new Answer(404, Map.of(), "not here"));
            answer.headers.forEach(exchange.getResponseHeaders()::add);
            var body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
