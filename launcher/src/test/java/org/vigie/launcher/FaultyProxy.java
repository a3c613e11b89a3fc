package org.vigie.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** Stands before a real Elasticsearch, hands everything on, and harms bulk requests in one way. */
final class FaultyProxy implements AutoCloseable {
    private static final String JSON = "application/vnd.elasticsearch+json;compatible-with=9";

    /** What happens to a bulk request. */
    interface Fault {
        void to(FaultyProxy proxy, HttpExchange exchange, byte[] body, int number) throws IOException;
    }

    private final URI server;
    private final HttpServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger bulkRequests = new AtomicInteger();
    private final AtomicInteger harmed = new AtomicInteger();

    FaultyProxy(URI server, Fault fault) throws IOException {
        this.server = server;
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/_bulk")) {
                fault.to(this, exchange, body, bulkRequests.incrementAndGet());
            } else {
                handOn(exchange, body);
            }
        });
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.start();
    }

    /** Each bulk request takes at least so long: the work is still under way when something is killed. */
    static Fault paced(Duration time) {
        return (proxy, exchange, body, number) -> {
            sleep(time);
            proxy.handOn(exchange, body);
        };
    }

    /** Of each request a share of the documents is not handed on and answered 429. */
    static Fault itemsTooMany(double share) {
        var random = new Random(7);
        return (proxy, exchange, body, number) -> proxy.withoutSome(exchange, new String(body, UTF_8), random, share);
    }

    /** Two requests of three are carried out and never answered: the connection ends. */
    static Fault answerLost() {
        return (proxy, exchange, body, number) -> {
            if (number % 3 == 0) {
                proxy.handOn(exchange, body);
            } else {
                proxy.ask(exchange, body);
                proxy.harmed.incrementAndGet();
                exchange.close();
            }
        };
    }

    /** Requests of more bytes are refused as a whole. */
    static Fault tooLarge(int bytes) {
        return (proxy, exchange, body, number) -> {
            if (body.length <= bytes) {
                proxy.handOn(exchange, body);
            } else {
                proxy.harmed.incrementAndGet();
                send(exchange, 413, "text/html", "<h1>413 Request Entity Too Large</h1>".getBytes(UTF_8));
            }
        };
    }

    /** Each request takes a while, and one in ten is carried out at once and answered only after a long time. */
    static Fault slow(Duration usual, Duration tooLong) {
        return (proxy, exchange, body, number) -> {
            if (number % 10 == 1) {
                var answer = proxy.ask(exchange, body);
                proxy.harmed.incrementAndGet();
                sleep(tooLong);
                answer(exchange, answer);
            } else {
                sleep(usual);
                proxy.handOn(exchange, body);
            }
        };
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    /** Requests, or documents where single ones are harmed. */
    int harmed() {
        return harmed.get();
    }

    private void withoutSome(HttpExchange exchange, String body, Random random, double share) throws IOException {
        var answers = new ArrayList<@Nullable ObjectNode>(); // null: the server's next one
        var handedOn = new StringBuilder();
        var lines = body.lines().iterator();
        while (lines.hasNext()) {
            var action = lines.next();
            var kind = Json.MAPPER.readTree(action).properties().iterator().next();
            var document = kind.getKey().equals("delete") ? "" : lines.next() + "\n";
            if (random.nextDouble() < share) {
                answers.add(tooMany(kind.getKey(), kind.getValue()));
                harmed.incrementAndGet();
            } else {
                answers.add(null);
                handedOn.append(action).append('\n').append(document);
            }
        }
        var taken = List.<JsonNode>of().iterator();
        if (!handedOn.isEmpty()) {
            var answer = ask(exchange, handedOn.toString().getBytes(UTF_8));
            taken = Json.MAPPER.readTree(answer.body()).path("items").iterator();
        }
        var whole = Json.MAPPER.createObjectNode().put("took", 1).put("errors", true);
        var items = whole.putArray("items");
        for (var answer : answers) {
            items.add(answer == null ? taken.next() : answer);
        }
        send(exchange, 200, JSON, Json.MAPPER.writeValueAsBytes(whole));
    }

    private static ObjectNode tooMany(String kind, JsonNode target) {
        var item = Json.MAPPER.createObjectNode();
        var answer = item.putObject(kind);
        answer.set("_index", target.path("_index"));
        answer.set("_id", target.path("_id"));
        answer.put("status", 429)
                .putObject("error")
                .put("type", "es_rejected_execution_exception")
                .put("reason", "full");
        return item;
    }

    private void handOn(HttpExchange exchange, byte[] body) throws IOException {
        answer(exchange, ask(exchange, body));
    }

    /** An exception here, when the server is away, ends the connection as the server itself would. */
    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : List.of("Accept", "Content-Type")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        send(
                exchange,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(JSON),
                answer.body());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sleep(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
        client.shutdownNow();
    }
}
