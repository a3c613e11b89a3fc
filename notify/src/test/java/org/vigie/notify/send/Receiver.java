package org.vigie.notify.send;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real receiver of webhooks on this machine that fails as it is told to. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** What it does to the next request. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    record Received(Headers headers, byte[] body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            var fault = faults.poll();
            if (fault == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                fault.answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Receiver then(int status) {
        faults.add(exchange -> exchange.sendResponseHeaders(status, -1));
        return this;
    }

    Receiver then(int status, String header, String value) {
        faults.add(exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        });
        return this;
    }

    Receiver thenHangsUp() {
        faults.add(HttpExchange::close);
        return this;
    }

    Receiver thenIsSilent() {
        faults.add(exchange -> end.await());
        return this;
    }

    /** It begins an answer that never ends. */
    Receiver thenNeverEnds() {
        faults.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            end.await();
        });
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
