package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;

class CookiesTest {
    private final Fetcher fetcher = new Fetcher(FetchConfig.byHand());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/once",
                exchange -> answer(exchange, exchange.getRequestHeaders().containsKey("Cookie")));
        server.createContext("/for-ever", exchange -> answer(exchange, false));
        server.start();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, boolean isKnown) throws IOException {
        try (exchange) {
            if (!isKnown) {
                exchange.getResponseHeaders().add("Set-Cookie", "consent=yes; Path=/");
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("body".getBytes(StandardCharsets.UTF_8));
        }
    }

    private FetchResult fetch(String path) throws InterruptedException {
        return fetcher.fetch(
                FetchRequest.of("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    @Test
    void whoSetsACookieAndRedirectsToTheSameAddressGetsItBack() throws Exception {
        assertThat(fetch("/once")).isInstanceOf(FetchResult.Fresh.class);
        assertThat(fetch("/once")).as("forgotten in between").isInstanceOf(FetchResult.Fresh.class);
    }

    @Test
    void aCookieDoesNotMakeACircleEndless() throws Exception {
        assertThat(fetch("/for-ever"))
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Failure.REDIRECTS));
    }
}
