package org.vigie.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.vigie.contract.ElasticsearchConfig;

/** Answers every search over an alias with what it was told, and with nothing found where it was told nothing. */
public final class FakeElasticsearch implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean isStalling;

    public FakeElasticsearch() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public ElasticsearchConfig config() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ElasticsearchConfig(address, null, null, null, "vigie-");
    }

    /** From now on searches over the alias find these documents. */
    public void holds(String alias, String... documents) {
        var hits = String.join(
                ",",
                List.of(documents).stream()
                        .map(doc -> "{\"_source\":" + doc + ",\"sort\":[1,\"last\"]}")
                        .toList());
        answers.put(
                alias,
                "{\"hits\":{\"total\":{\"value\":" + documents.length + "},\"hits\":[" + hits
                        + "]},\"aggregations\":{}}");
    }

    /** From now on every search over the alias is answered with this. */
    public void says(String alias, String answer) {
        answers.put(alias, answer);
    }

    /** From now on it answers with this status. */
    public void fails(int with) {
        status = with;
    }

    /** From now on it begins to answer and then falls silent, for ever. */
    public void stalls() {
        isStalling = true;
    }

    /** All queries, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var alias = exchange.getRequestURI().getPath().replaceFirst("^/vigie-([a-z]+)/.*", "$1");
            var none = "{\"hits\":{\"total\":{\"value\":0},\"hits\":[]},\"aggregations\":{}}";
            var bytes = answers.getOrDefault(alias, none).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            if (isStalling) {
                exchange.getResponseBody().write(bytes, 0, 1);
                exchange.getResponseBody().flush();
                awaitEnd();
            }
            exchange.getResponseBody().write(bytes);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
