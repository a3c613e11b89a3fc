package org.vigie.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.UserError;

/**
 * The sample as a web: each path answers with the file that the manifest names for the moment of the clock, with {@code Date},
 * {@code ETag} and {@code Last-Modified} as a real server would send them at that moment. Listens on 127.0.0.1, on any free
 * port. Thread-safe.
 */
public final class SampleWeb implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleWeb.class);
    private static final String FOLDER = "/sample/";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** What a path answers from a moment on. */
    private record Answer(Instant from, int status, String type, String file) {}

    private final Map<String, TreeMap<Instant, Answer>> answers = new HashMap<>();
    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector;
    private volatile Instant clock;

    /** Starts at the first moment. */
    public SampleWeb() {
        text("manifest.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(row -> answers.computeIfAbsent(row[1], path -> new TreeMap<>())
                        .put(
                                Instant.parse(row[0]),
                                new Answer(Instant.parse(row[0]), Integer.parseInt(row[2]), row[3], row[4])));
        clock = moments().getFirst();
        var http = new HttpConfiguration();
        http.setSendDateHeader(false); // the date is the sample's
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Answers());
        try {
            server.start();
        } catch (Exception e) {
            throw new UserError("cannot serve the sample on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** A text of the sample, by its name in the folder. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The moments at which something changes, in order. */
    public final List<Instant> moments() {
        return answers.values().stream()
                .flatMap(path -> path.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    public void setClock(Instant moment) {
        clock = moment;
    }

    private final class Answers extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var now = clock;
            response.getHeaders().put(HttpHeader.DATE, HTTP_DATE.format(now));
            var history = answers.get(Request.getPathInContext(request));
            var current = history == null ? null : history.floorEntry(now);
            if (current == null) {
                response.setStatus(HttpStatus.NOT_FOUND_404);
                callback.succeeded();
            } else {
                send(request, response, current.getValue(), callback);
            }
            return true;
        }

        private static void send(Request request, Response response, Answer answer, Callback callback) {
            var body = answer.file().equals("-") ? new byte[0] : bytes(answer.file());
            var etag = "\"" + HexFormat.of().formatHex(sha256(body)).substring(0, 16) + "\"";
            response.getHeaders().put(HttpHeader.ETAG, etag);
            response.getHeaders().put(HttpHeader.LAST_MODIFIED, HTTP_DATE.format(answer.from()));
            if (etag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                callback.succeeded();
                return;
            }
            response.setStatus(answer.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }

    private static byte[] bytes(String name) {
        try (var stream = Objects.requireNonNull(SampleWeb.class.getResourceAsStream(FOLDER + name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the sample's web did not stop cleanly", e);
        }
    }
}
