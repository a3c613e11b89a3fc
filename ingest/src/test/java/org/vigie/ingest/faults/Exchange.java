package org.vigie.ingest.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, and the wire that its answer is written to.
 *
 * @param headers names in lower case
 * @param number of this request among those for its path, from 1
 */
record Exchange(Socket connection, String path, Map<String, String> headers, int number) {
    /** Between two bytes of a drip, in milliseconds. */
    private static final int DRIP = 20;

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** A whole answer; headers are whole lines. */
    void send(int status, byte[] body, String... headers) throws IOException {
        head(status, headers);
        if (status == 304) {
            write("\r\n");
        } else {
            write("Content-Length: " + body.length + "\r\n\r\n");
            write(body);
        }
    }

    void send(int status, String body, String... headers) throws IOException {
        send(status, FaultServer.bytes(body), headers);
    }

    /** Status line and headers, without the empty line behind them. */
    void head(int status, String... headers) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        write(head.toString());
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 304 -> "Not Modified";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "";
        };
    }

    /** A feed as a good server sends it: with a validator that it honours. */
    void feed(String body) throws IOException {
        feed(body, "\"" + Integer.toHexString(body.hashCode()) + "\"");
    }

    void feed(String body, String etag) throws IOException {
        boolean same = etag.equals(header("if-none-match"));
        send(same ? 304 : 200, body, "Content-Type: application/rss+xml", "ETag: " + etag);
    }

    void write(String text) throws IOException {
        write(FaultServer.bytes(text));
    }

    void write(byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
    }

    /** The end of the connection, in order. */
    void close() throws IOException {
        connection.close();
    }

    /** The end of the connection by a reset. */
    void reset() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    /** Nothing more, until the client goes. */
    void stall() throws IOException {
        while (connection.getInputStream().read() >= 0) {
            // it still hopes
        }
        connection.close();
    }

    /** A byte now and then, until the client goes. */
    void drip(byte[] bytes) throws IOException {
        connection.setSoTimeout(DRIP);
        for (byte b : bytes) {
            try {
                if (connection.getInputStream().read() < 0) {
                    break;
                }
            } catch (SocketTimeoutException e) {
                write(new byte[] {b});
            }
        }
        connection.close();
    }
}
