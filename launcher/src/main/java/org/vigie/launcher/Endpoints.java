package org.vigie.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.UserError;

/**
 * Says over HTTP how this process is: {@code /metrics} for Prometheus, {@code /healthz} (its threads live) and {@code
 * /readyz} (it can do its work), the latter two with 200, or 503 and the reasons, a line each.
 */
final class Endpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private Endpoints() {}

    /**
     * Opens them for the services of a pipeline.
     *
     * @param usual port of the command
     * @param needsElasticsearch whether one of its services writes there
     * @throws UserError when the port is taken
     */
    static Endpoints open(
            Config config, int usual, boolean needsElasticsearch, Pipeline pipeline, PrometheusMeterRegistry meters) {
        var endpoints = new Endpoints();
        if (!config.endpoints().isOff()) {
            var watch = new KafkaWatch(config.kafka(), pipeline::services, meters);
            endpoints.opened.push(watch);
            var search = new Search(config.elasticsearch());
            Supplier<Optional<String>> elasticsearch = needsElasticsearch ? search::problem : Optional::empty;
            var health = new Health(pipeline::services, List.of(watch::problem, elasticsearch));
            endpoints.serve(config.endpoints(), usual, health, meters);
        }
        return endpoints;
    }

    private void serve(EndpointConfig config, int usual, Health health, PrometheusMeterRegistry meters) {
        try {
            var address =
                    new InetSocketAddress(config.address(), config.port(usual).choose());
            var server = HttpServer.create(address, 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext(
                    "/metrics", exchange -> answer(exchange, "/metrics", 200, PROMETHEUS, meters.scrape()));
            server.createContext("/healthz", exchange -> answer(exchange, "/healthz", health.dead()));
            server.createContext("/readyz", exchange -> answer(exchange, "/readyz", health.notReady()));
            server.start();
            opened.push(threads);
            opened.push(() -> server.stop(0));
            LOG.info(
                    "metrics and health at http://{}:{}/metrics, /healthz, /readyz",
                    config.address(),
                    address.getPort());
        } catch (IOException | IllegalArgumentException e) {
            close();
            throw new UserError(
                    "metrics.address=" + config.address() + " cannot be listened on (" + e.getMessage()
                            + "): name an address of this machine, or turn it off with metrics.port=0",
                    e);
        }
    }

    private static void answer(HttpExchange exchange, String path, List<String> problems) throws IOException {
        var body = problems.isEmpty() ? "ok" : String.join("\n", problems);
        answer(exchange, path, problems.isEmpty() ? 200 : 503, TEXT, body + "\n");
    }

    private static void answer(HttpExchange exchange, String path, int status, String type, String body)
            throws IOException {
        try (exchange) {
            boolean isIt = exchange.getRequestURI().getPath().equals(path);
            var bytes = (isIt ? body : "there is /metrics, /healthz and /readyz\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", isIt ? type : TEXT);
            exchange.sendResponseHeaders(isIt ? status : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("the endpoints did not close cleanly", e);
            }
        }
    }
}
