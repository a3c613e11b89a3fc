package org.vigie.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** A web server for many feeds, twenty to a host, which is a port here. A virtual thread for each connection. */
final class ManyFeeds implements AutoCloseable {
    static final int FEEDS_PER_HOST = 20;
    private static final long SLOW = 1_000;

    private final List<PlannedFeed> feeds = new ArrayList<>();
    private final List<ServerSocket> hosts = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLongArray asked;
    private final long start = System.nanoTime();
    private volatile long frozen = Long.MAX_VALUE;

    ManyFeeds(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            feeds.add(PlannedFeed.of(i));
            if (i % FEEDS_PER_HOST == 0) {
                var host = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
                hosts.add(host);
                Thread.ofVirtual().start(() -> accept(host));
            }
        }
        asked = new AtomicLongArray(number);
    }

    List<PlannedFeed> feeds() {
        return feeds;
    }

    String address(PlannedFeed feed) {
        return "http://127.0.0.1:" + hosts.get(feed.number() / FEEDS_PER_HOST).getLocalPort() + "/" + feed.number();
    }

    /** Requests that were answered so far. */
    long answers() {
        return answers.get();
    }

    /** When a feed was last asked for, as {@link System#nanoTime}; 0 for never. */
    long asked(PlannedFeed feed) {
        return asked.get(feed.number());
    }

    /** From now on nothing changes any more. */
    void freeze() {
        frozen = System.nanoTime() - start;
    }

    int version(PlannedFeed feed) {
        return feed.version(Math.min(System.nanoTime() - start, frozen));
    }

    private void accept(ServerSocket host) {
        while (!host.isClosed()) {
            try {
                var connection = host.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            for (var line = line(in); line != null; line = line(in)) {
                var feed = feeds.get(Integer.parseInt(line.split(" ")[1].substring(1)));
                String etag = null;
                for (var header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    if (header.regionMatches(true, 0, "If-None-Match:", 0, 14)) {
                        etag = header.substring(14).strip();
                    }
                }
                asked.set(feed.number(), System.nanoTime());
                answer(connection.getOutputStream(), in, feed, etag);
                answers.incrementAndGet();
            }
        } catch (IOException e) {
            // the client is gone, killed perhaps
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OutputStream out, InputStream in, PlannedFeed feed, @Nullable String etag)
            throws IOException, InterruptedException {
        switch (feed.kind()) {
            case SLOW -> {
                Thread.sleep(SLOW);
                feed(out, feed, etag);
            }
            case STEADY, NEWS, WHOLE_HISTORY -> feed(out, feed, etag);
            case BROKEN -> send(out, "500 Broken", "", "");
            case HTML -> send(out, "200 OK", "Content-Type: text/html\r\n", "<html><p>No feed here.</p></html>");
            case SILENT -> {
                if (in.read() < 0) {
                    throw new IOException("the client has waited long enough");
                }
            }
        }
    }

    private void feed(OutputStream out, PlannedFeed feed, @Nullable String etag) throws IOException {
        int version = version(feed);
        var current = "\"" + version + "\"";
        var headers = "ETag: " + current + "\r\n";
        if (current.equals(etag)) {
            out.write(("HTTP/1.1 304 Not Modified\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        } else {
            send(out, "200 OK", headers + "Content-Type: application/rss+xml\r\n", feed.body(version));
        }
    }

    private static void send(OutputStream out, String status, String headers, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
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
        for (var host : hosts) {
            try {
                host.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
