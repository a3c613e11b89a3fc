package org.vigie.dashboard.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Json;

/** Asks what is stored, behind the aliases that people read, until its time is up. Thread-safe. */
public final class Index {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int REFUSED = 300;
    /** Otherwise the hits of the shards that did not fail are the answer, and a number is too small without a word. */
    private static final String WHOLE = "_search?ignore_unavailable=true&allow_partial_search_results=false";

    private final ElasticsearchConfig config;
    private final HttpClient client;
    /** By the clock of {@link System#nanoTime}; null where each request has its own. */
    private final @Nullable Long deadline;

    /** One whose requests may each take eight seconds. */
    public Index(ElasticsearchConfig config) {
        this.config = config;
        deadline = null;
        var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        config.tls().ifPresent(builder::sslContext);
        client = builder.build();
    }

    private Index(Index other, long deadline) {
        config = other.config;
        client = other.client;
        this.deadline = deadline;
    }

    /** The same for one visit: all its requests together, from now on, may take so long. */
    public Index within(Duration patience) {
        return new Index(this, System.nanoTime() + patience.toNanos());
    }

    private Duration rest() {
        return deadline == null ? PATIENCE : Duration.ofNanos(deadline - System.nanoTime());
    }

    /**
     * A search.
     *
     * @param alias such as {@code items}
     * @throws UnavailableException when there is no answer
     */
    public JsonNode search(String alias, ObjectNode query) {
        var patient = query.deepCopy().put("timeout", Math.max(1, rest().toMillis()) + "ms");
        var answer = send("POST", "/" + config.prefix() + alias + "/" + WHOLE, patient.toString());
        if (answer.path("timed_out").asBoolean()) {
            throw late();
        }
        return answer;
    }

    /** The document with an id, or nothing. */
    public Optional<JsonNode> document(String alias, String id) {
        var query = Json.MAPPER.createObjectNode().put("size", 1);
        query.putObject("query").putObject("ids").putArray("values").add(id);
        var hit = search(alias, query).at("/hits/hits/0/_source");
        return hit.isMissingNode() ? Optional.empty() : Optional.of(hit);
    }

    /** Why it cannot be asked now, in a sentence. */
    public Optional<String> problem() {
        try {
            send("GET", "/" + config.prefix() + "items/_count?ignore_unavailable=true", null);
            return Optional.empty();
        } catch (UnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var address = URI.create(config.address().toString().replaceAll("/+$", "") + path);
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var authorization = config.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        var response = await(client.sendAsync(request.build(), BodyHandlers.ofString()));
        if (response.statusCode() >= REFUSED) {
            LOG.warn("Elasticsearch answers {} to {}: {}", response.statusCode(), path, response.body());
            throw new UnavailableException("Elasticsearch answers with status " + response.statusCode());
        }
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UnavailableException("what answers is no Elasticsearch: check elasticsearch.url", e);
        }
    }

    /** The whole answer, its body included, which the time limit of a request is not about. */
    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) {
        try {
            return answer.get(Math.max(0, rest().toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw late();
        } catch (ExecutionException e) {
            throw new UnavailableException("Elasticsearch does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for Elasticsearch", e);
        }
    }

    private static UnavailableException late() {
        return new UnavailableException("Elasticsearch does not answer in time");
    }
}
