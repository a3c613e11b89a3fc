package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;

/**
 * What {@code vigie sink} needs while it works through a long backlog: its live heap, sampled, into {@code results/}. The
 * server only counts what it gets, since the sink does not care, and twice refuses everything for a while.
 */
final class SinkMemory {
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final int number;
    private final AtomicLong taken = new AtomicLong();
    private final List<String> curve = new ArrayList<>();
    private volatile boolean isRefusing;

    private SinkMemory(int number) {
        this.number = number;
    }

    /** @param args heap of the sink ({@code 256m}), number of items, and characters of each */
    public static void main(String[] args) throws Exception {
        var characters = Integer.parseInt(args[2]);
        var memory = new SinkMemory(Integer.parseInt(args[1]));
        memory.say("vigie sink with -Xmx%s and a backlog of %d items of %d characters"
                .formatted(args[0], memory.number, characters));
        try (var broker = new BenchKafka("sink-memory")) {
            var kafka = broker.under("vigie.");
            EnrichedBacklog.send(kafka, memory.number, i -> item(i, characters));
            var server = memory.server();
            var settings = Map.of(
                    "kafka.bootstrap",
                    kafka.brokers(),
                    "elasticsearch.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "sink.retry.longest",
                    "PT1S");
            var output = broker.folder().resolve("sink.out");
            try (var sink = new ServiceProcess("sink", args[0], settings, output)) {
                memory.sample(sink);
                if (!sink.isAlive()) {
                    System.out.println(Files.readString(output));
                }
            }
            server.stop(0);
        }
        Files.createDirectories(Path.of("results"));
        Files.write(Path.of("results", "sink-memory-%s-of-%s.txt".formatted(args[1], args[2])), memory.curve);
        System.exit(0);
    }

    private void sample(ServiceProcess sink) throws Exception {
        say("%10s %12s %14s %12s".formatted("seconds", "written", "live heap MB", "resident MB"));
        var begun = Instant.now();
        var outages = new ArrayList<>(List.of(number / 3L, 2L * number / 3));
        var until = begun;
        while (sink.isAlive() && taken.get() < number) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_SAMPLES.toNanos());
            if (!outages.isEmpty() && taken.get() > outages.getFirst()) {
                outages.removeFirst();
                until = Instant.now().plus(OUTAGE);
                isRefusing = true;
            }
            isRefusing = isRefusing && Instant.now().isBefore(until);
            var memory = sink.memory();
            say("%10d %12d %14d %12d%s"
                    .formatted(
                            Duration.between(begun, Instant.now()).toSeconds(),
                            taken.get(),
                            memory.heap(),
                            memory.resident(),
                            isRefusing ? "  everything is refused" : ""));
        }
    }

    private HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestURI().getPath().endsWith("_bulk")) {
                send(exchange, 200, "{\"acknowledged\":true}");
            } else if (isRefusing) {
                send(exchange, 503, "{}");
            } else {
                int documents = lines(body) / 2;
                var item = "{\"index\":{\"_index\":\"i\",\"_id\":\"i\",\"status\":201}},".repeat(documents);
                send(
                        exchange,
                        200,
                        "{\"took\":1,\"errors\":false,\"items\":[" + item.substring(0, item.length() - 1) + "]}");
                taken.addAndGet(documents);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static int lines(byte[] body) {
        int lines = 0;
        for (byte one : body) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Item item(int number, int characters) {
        var at = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(number);
        var random = new Random(number);
        var text = new StringBuilder();
        while (text.length() < characters) {
            text.append("word").append(random.nextInt(5_000)).append(' ');
        }
        return ItemBuilder.builder()
                .id("item-" + number)
                .revision(1)
                .source("source")
                .outlet("Outlet")
                .country("FR")
                .url("https://outlet.example/" + number)
                .entryId("" + number)
                .title("Report " + number)
                .summary("")
                .content(text.toString())
                .authors(List.of())
                .categories(List.of())
                .publishedAt(at)
                .firstSeenAt(at)
                .fetchedAt(at)
                .build();
    }

    private void say(String line) {
        System.out.println(line);
        curve.add(line);
    }
}
