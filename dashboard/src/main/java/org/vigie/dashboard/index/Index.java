package org.vigie.dashboard.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Json;

/** Asks what is stored, behind the aliases that people read. Thread-safe. */
public final class Index {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int REFUSED = 300;
    /** Otherwise the hits of the shards that did not fail are the answer, and a number is too small without a word. */
    private static final String WHOLE = "_search?ignore_unavailable=true&allow_partial_search_results=false";

    private final ElasticsearchConfig config;
    private final HttpClient client;

    public Index(ElasticsearchConfig config) {
        this.config = config;
        var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        config.tls().ifPresent(builder::sslContext);
        client = builder.build();
    }

    /**
     * A search.
     *
     * @param alias such as {@code items}
     * @throws UnavailableException when there is no answer
     */
    public JsonNode search(String alias, ObjectNode query) {
        return send("POST", "/" + config.prefix() + alias + "/" + WHOLE, query.toString());
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
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var authorization = config.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= REFUSED) {
                LOG.warn("Elasticsearch answers {} to {}: {}", response.statusCode(), path, response.body());
                throw new UnavailableException("Elasticsearch answers with status " + response.statusCode());
            }
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UnavailableException("what answers is no Elasticsearch: check elasticsearch.url", e);
        } catch (IOException e) {
            throw new UnavailableException("Elasticsearch does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for Elasticsearch", e);
        }
    }
}
