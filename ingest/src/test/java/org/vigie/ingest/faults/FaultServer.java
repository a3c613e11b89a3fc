package org.vigie.ingest.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A web server whose routes are named by their faults. It writes to the socket itself, since no HTTP library can be talked
 * into most of them. One virtual thread per connection, which is kept alive between answers as HTTP/1.1 has it.
 *
 * <p>{@code /between/NAME} is a good feed whose second answer has that fault, so that a test sees what a fault costs a
 * source that was and will be well.
 */
public final class FaultServer implements AutoCloseable {
    private static final String BETWEEN = "/between/";
    private static final Map<String, Route> ROUTES = new HashMap<>();

    static {
        ROUTES.putAll(GoodAnswers.ROUTES);
        ROUTES.putAll(ConnectionFaults.ROUTES);
        ROUTES.putAll(BodyFaults.ROUTES);
        ROUTES.putAll(RedirectFaults.ROUTES);
        ROUTES.putAll(AnswerFaults.ROUTES);
        ROUTES.putAll(FeedFaults.ROUTES);
    }

    /** What answers at a path. */
    interface Route {
        void answer(Exchange exchange) throws IOException;
    }

    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    /** Starts on any free port. */
    public FaultServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fault-server").start(this::accept);
    }

    /** Where a route is. */
    public String address(String path) {
        return "http://127.0.0.1:" + listening.getLocalPort() + path;
    }

    /** How often a path was asked for. */
    public int requests(String path) {
        return counter(path).get();
    }

    private AtomicInteger counter(String path) {
        return requests.computeIfAbsent(path, any -> new AtomicInteger());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var connection = listening.accept();
                connections.add(connection);
                Thread.ofVirtual().name("fault-connection").start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                var line = line(in);
                if (line == null) {
                    return;
                }
                var words = line.split(" ");
                if (words.length != 3) {
                    connection.getOutputStream().write(ConnectionFaults.BAD_REQUEST);
                    return;
                }
                route(words[1])
                        .answer(new Exchange(
                                connection,
                                words[1],
                                headers(in),
                                counter(words[1]).incrementAndGet()));
                if (connection.isClosed() || connection.isOutputShutdown()) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client has had enough
        } finally {
            connections.remove(connection);
        }
    }

    private static Route route(String path) {
        if (path.startsWith(BETWEEN)) {
            var fault = route("/" + path.substring(BETWEEN.length()));
            return exchange -> {
                if (exchange.number() == 2) {
                    fault.answer(exchange);
                } else {
                    // On a connection of its own, since a client may repeat what fails on one that it has used before.
                    exchange.send(
                            200, Rss.of(0, exchange.number() == 1 ? 2 : 3), "ETag: \"good\"", "Connection: close");
                    exchange.close();
                }
            };
        }
        if (path.startsWith(RedirectFaults.FURTHER)) {
            return RedirectFaults::further;
        }
        var route = ROUTES.get(path);
        return route == null ? exchange -> exchange.send(404, "no fault is called " + path) : route;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var parts = line.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return headers;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return next < 0 ? null : line.toString().strip();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
