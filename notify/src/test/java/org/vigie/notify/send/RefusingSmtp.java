package org.vigie.notify.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that says the same to all recipients of one kind, and takes mail for others. */
final class RefusingSmtp implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final String recipient;
    private final String answer;
    private final List<String> took = new CopyOnWriteArrayList<>();

    /** @param recipient part of the addresses that it refuses */
    RefusingSmtp(String recipient, String answer) throws IOException {
        this.recipient = recipient;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Recipients that it took mail for, as in its commands. */
    List<String> took() {
        return List.copyOf(took);
    }

    private void serve() {
        while (!socket.isClosed()) {
            serveNext();
        }
    }

    private void serveNext() {
        try (var client = socket.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                var out = client.getOutputStream()) {
            say(out, "220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    skipMail(in);
                    say(out, "250 taken");
                } else if (line.startsWith("RCPT") && line.contains(recipient)) {
                    say(out, answer);
                } else if (line.startsWith("RCPT")) {
                    took.add(line);
                    say(out, "250 well");
                } else {
                    say(out, line.startsWith("QUIT") ? "221 bye" : "250 well");
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void skipMail(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
