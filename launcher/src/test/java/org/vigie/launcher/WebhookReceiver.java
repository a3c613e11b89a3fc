package org.vigie.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.vigie.contract.Json;

/** Somebody who is told of alerts, takes every message, and remembers under which keys each alert came as new. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Set<String>> keysById = new ConcurrentHashMap<>();

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            for (var told : body.path("alerts")) {
                if (told.path("change").asText().equals("new")) {
                    keysById.computeIfAbsent(told.at("/alert/id").asText(), id -> ConcurrentHashMap.newKeySet())
                            .add(key);
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Settings of a {@code vigie up} that tells it of everything, however old. */
    Map<String, String> environment(Path folder) throws IOException {
        var plan = Files.writeString(folder.resolve("told.yaml"), """
                channels:
                  - {name: hook, type: webhook, language: en, address_secret: hook, signing_secret: hook-key}
                routes:
                  - {group_by: [rule], group_wait: 1s, group_interval: 1s, channels: [hook]}
                """);
        return new HashMap<>(Map.of(
                "VIGIE_NOTIFY_CONFIG", plan.toString(),
                "VIGIE_NOTIFY_OLDEST", "P36500D",
                "VIGIE_NOTIFY_NETWORKS_ALLOWED", "127.0.0.0/8",
                "VIGIE_NOTIFY_SECRETS_HOOK",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "VIGIE_NOTIFY_SECRETS_HOOK_KEY", "a key of the test"));
    }

    boolean wasToldOf(Collection<String> ids) {
        return keysById.keySet().containsAll(ids);
    }

    /** Under which each alert came as new, by its id. */
    Map<String, Set<String>> keys() {
        return Map.copyOf(keysById);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
