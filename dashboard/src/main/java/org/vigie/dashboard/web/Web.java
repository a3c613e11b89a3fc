package org.vigie.dashboard.web;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/** The HTTP server. Every request has a virtual thread. Thread-safe; closed by whoever made it. */
public final class Web implements AutoCloseable {
    private static final long FAREWELL_MILLIS = 2_000;
    /** What is smaller, in bytes, fits into one packet as it is. */
    private static final int SMALL = 1_024;

    private static final String LANGUAGE_COOKIE = "vigie-language";

    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector;
    private final Access access;
    private final Pages pages;

    /** One that does not listen yet; port 0 is any free one. */
    public Web(String host, int port, Access access, Pages pages) {
        this.access = access;
        this.pages = pages;
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setStopTimeout(FAREWELL_MILLIS);
        server.setHandler(packing(new Answers()));
    }

    /** A long table becomes a tenth of itself for browsers that unpack gzip. */
    private static Handler packing(Handler answers) {
        var gzip = new GzipCompression();
        gzip.setMinCompressSize(SMALL);
        var packing = new CompressionHandler(answers);
        packing.putCompression(gzip);
        return packing;
    }

    /** @throws UserError when the address or the port cannot be listened on */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new UserError(
                    "the dashboard cannot listen on " + connector.getHost() + " port " + connector.getPort() + " ("
                            + e.getMessage() + "): choose another one with dashboard.port, 0 for any free one",
                    e);
        }
    }

    /** Where it answers. */
    public URI address() {
        var host = connector.getHost();
        return URI.create("http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":"
                + connector.getLocalPort() + "/");
    }

    public boolean isAlive() {
        return server.isRunning();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private final class Answers extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            send(answer(request, response), request, response, callback);
            return true;
        }

        private Answer answer(Request request, Response response) {
            var headers = request.getHeaders();
            var path = Request.getPathInContext(request);
            var ask = parameters(request);
            var language = new Language(ask.get("lang"), cookie(request), headers.get(HttpHeader.ACCEPT_LANGUAGE));
            if (language.isChosen()) {
                Response.addCookie(response, remember(language.code()));
            }
            var question = new Question(path, ask, language.code());
            return switch (access.judge(headers::get)) {
                case STRANGE_NAME -> pages.problem(question, 421, "strange-name");
                case FOREIGN_PAGE -> pages.problem(question, 403, "foreign-page");
                case UNKNOWN -> unknown(question);
                case WELCOME ->
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
                            ? pages.answer(question)
                            : pages.problem(question, 405, "method")
                                    .with("Allow", "GET, HEAD")
                                    // What was to be written is not read, so nothing can follow it.
                                    .with("Connection", "close");
            };
        }

        private Answer unknown(Question question) {
            var answer = pages.problem(question, 401, access.hasToken() ? "token" : "proxy");
            return access.hasToken()
                    ? answer.with(
                            "WWW-Authenticate",
                            "Basic realm=\"Vigie: any name, and the token as password\", charset=\"UTF-8\"")
                    : answer;
        }

        private static void send(Answer answer, Request request, Response response, Callback callback) {
            response.setStatus(answer.status());
            Answer.ALWAYS.forEach((name, value) -> response.getHeaders().put(name, value));
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            var body = request.getMethod().equals("HEAD") ? new byte[0] : answer.body();
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }

    private static Map<String, String> parameters(Request request) {
        var all = new LinkedHashMap<String, String>();
        Request.extractQueryParameters(request, StandardCharsets.UTF_8)
                .forEach(field -> all.put(field.getName(), String.valueOf(field.getValue())));
        return all;
    }

    private static @Nullable String cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static HttpCookie remember(String language) {
        return HttpCookie.build(LANGUAGE_COOKIE, language)
                .path("/")
                .maxAge(31_536_000)
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.LAX)
                .build();
    }
}
