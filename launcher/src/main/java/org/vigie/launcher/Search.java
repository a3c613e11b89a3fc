package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Certificates;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

/** A few questions to Elasticsearch, as a user would ask them with curl. Thread-safe. */
public final class Search {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Otherwise the hits of the shards that did not fail are the answer, with status 200. */
    static final String WHOLE = "allow_partial_search_results=false";

    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

    private final ElasticsearchConfig config;
    private final HttpClient client;

    public Search(ElasticsearchConfig config) {
        this.config = config;
        var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        config.tls().ifPresent(builder::sslContext);
        client = builder.build();
    }

    /** Makes all that was written visible to searches. */
    public void refresh() {
        send("POST", "/" + config.prefix() + "*/_refresh", "");
    }

    /** Number of documents behind an alias such as {@code items}; 0 where nothing was written yet. */
    public long count(String alias) {
        return send("GET", countPath(alias), null).path("count").asLong();
    }

    private String countPath(String alias) {
        return "/" + name(alias) + "/_count?ignore_unavailable=true";
    }

    /** A search with a JSON body. */
    public JsonNode search(String alias, String body) {
        return send("POST", "/" + name(alias) + "/_search?ignore_unavailable=true&" + WHOLE, body);
    }

    /**
     * All documents that a search finds, page by page, each when it is asked for.
     *
     * @param query with a {@code size}, that of a page, and a {@code sort} that no two documents share
     */
    Iterable<JsonNode> all(String alias, ObjectNode query) {
        return () -> Stream.iterate(
                        page(alias, query, null),
                        page -> !page.isEmpty(),
                        page -> page(alias, query, page.get(page.size() - 1).path("sort")))
                .flatMap(page -> StreamSupport.stream(page.spliterator(), false))
                .map(hit -> hit.path("_source"))
                .iterator();
    }

    private JsonNode page(String alias, ObjectNode query, @Nullable JsonNode after) {
        var next = query.deepCopy();
        if (after != null) {
            next.set("search_after", after);
        }
        return search(alias, next.toString()).at("/hits/hits");
    }

    /** The cluster's health: green, yellow or red. */
    public String health() {
        return send("GET", "/_cluster/health", null).path("status").asText();
    }

    /**
     * What is wrong with Elasticsearch, in a sentence, or nothing: whether it answers at all, not whether it lets us in.
     */
    public Optional<String> problem() {
        try {
            int status = ask("GET", "/_cluster/health", null, SHORT_PATIENCE).statusCode();
            return status < 500
                    ? Optional.empty()
                    : Optional.of("Elasticsearch at " + config.address() + " answers " + status);
        } catch (UserError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What an alias is called there. */
    public String name(String alias) {
        return config.prefix() + alias;
    }

    /**
     * The documents behind an alias as they are now, whatever is written meanwhile.
     *
     * @throws UserError when nothing was ever written there
     */
    public PointInTime pointInTime(String alias) {
        if (send("GET", countPath(alias), null).at("/_shards/total").asInt() == 0) {
            throw new UserError("there is no " + name(alias) + " at " + config.address()
                    + ": nothing was written there yet, or elasticsearch.prefix is another");
        }
        return new PointInTime(this, name(alias));
    }

    JsonNode send(String method, String path, @Nullable String body) {
        var response = ask(method, path, body, PATIENCE);
        if (response.statusCode() >= 300) {
            throw new UserError("Elasticsearch at " + config.address() + " answers " + response.statusCode() + " to "
                    + method + " " + path + ": " + response.body());
        }
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "what answers at " + config.address() + " is no Elasticsearch: check elasticsearch.url", e);
        }
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String body, Duration patience) {
        var address = URI.create(config.address().toString().replaceAll("/+$", "") + path);
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var authorization = config.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            Certificates.verifyTrust(e);
            throw new UserError(
                    "Elasticsearch at " + config.address() + " does not answer: check elasticsearch.url", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while waiting for Elasticsearch", e);
        }
    }
}
