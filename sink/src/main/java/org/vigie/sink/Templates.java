package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Backoff;
import org.vigie.contract.Certificates;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

/**
 * Tells Elasticsearch what the indices look like: one index template for each kind, from the files in {@code
 * templates/}, which stand there with the default prefix so that they can be tried as they are. The indices that there
 * are already learn new fields too; what has become incompatible is refused. Installing twice changes nothing. What the
 * cluster has no {@link Features} for is left out.
 */
final class Templates {
    private static final String DEFAULT_PREFIX = "vigie-";
    /** The policy: its file, and its name behind the prefix. */
    static final String LIFECYCLE = "lifecycle";

    private final ElasticsearchClient client;
    private final ElasticsearchConfig config;
    private final Backoff backoff;
    private final Trouble trouble;
    private @Nullable Features features;

    Templates(ElasticsearchClient client, ElasticsearchConfig config, Backoff backoff, Trouble trouble) {
        this.client = client;
        this.config = config;
        this.backoff = backoff;
        this.trouble = trouble;
    }

    /**
     * Goes on until the cluster answers. False when told to stop.
     *
     * @throws UserError when the cluster does not let us in or refuses a template
     */
    boolean install(Patience patience) {
        for (var index : Index.values()) {
            for (int attempt = 1; !installed(index); attempt++) {
                if (!patience.waitFor(backoff.before(attempt))) {
                    return false;
                }
            }
        }
        trouble.isOver();
        return true;
    }

    private boolean installed(Index index) {
        try {
            put(index);
            return true;
        } catch (ElasticsearchException e) {
            return refusal(index, e.status(), e);
        } catch (TransportException e) {
            return refusal(index, e.statusCode(), e);
        } catch (IOException e) {
            Certificates.verifyTrust(e);
            trouble.isHere(e.toString());
            return false;
        }
    }

    private void put(Index index) throws IOException {
        var template = read(index, config);
        putTemplate(index, template);
        // What an index keeps as source was settled when it was made.
        var mappings = ((ObjectNode) template.at("/template/mappings")).without("_source");
        client.indices()
                .putMapping(request -> request.index(
                                template.at("/index_patterns/0").asText())
                        .allowNoIndices(true)
                        .withJson(new StringReader(mappings.toString())));
    }

    /** For the indices to come alone: those that are there may be of a version with other fields. */
    void retire() throws IOException {
        for (var index : Index.values()) {
            putTemplate(index, read(index, config));
        }
    }

    private void putTemplate(Index index, ObjectNode template) throws IOException {
        if (features == null) {
            features = Features.of(client, config.prefix() + LIFECYCLE);
        }
        features.fit(template);
        client.indices()
                .putIndexTemplate(
                        request -> request.name(name(index, config)).withJson(new StringReader(template.toString())));
    }

    private boolean refusal(Index index, int status, Exception cause) {
        switch (status) {
            case 401, 403 -> throw Cluster.noEntry(status, String.valueOf(cause.getMessage()));
            case 400, 404, 405, 406 ->
                throw new UserError(
                        "Elasticsearch refuses the index template \"" + name(index, config) + "\" (" + status
                                + "): elasticsearch.url must be that of an Elasticsearch 9, and the indices there must have"
                                + " been made by this version of Vigie on such a cluster; \"vigie replay\" makes new ones"
                                + " from what is in Kafka (" + cause.getMessage() + ")",
                        cause);
            default -> trouble.isHere(status + " " + cause.getMessage());
        }
        return false;
    }

    /** Such as {@code vigie-items}. */
    static String name(Index index, ElasticsearchConfig config) {
        return config.indexPrefix() + index.label();
    }

    /**
     * The template with the epoch's prefix in place of the default one, and with its aliases: one of its own, and the one
     * that people read while it is live. Whole, as for a cluster that has all features.
     */
    static ObjectNode read(Index index, ElasticsearchConfig config) {
        var text = resource(index.label()).replace("\"" + DEFAULT_PREFIX, "\"" + config.indexPrefix());
        var template = parse(text);
        if (template.at("/template/settings/lifecycle") instanceof ObjectNode lifecycle) {
            lifecycle.put("name", config.prefix() + LIFECYCLE);
        }
        var aliases = ((ObjectNode) template.path("template")).putObject("aliases");
        aliases.putObject(config.ownAliasPrefix() + index.label());
        if (config.epoch().isLive()) {
            aliases.putObject(config.prefix() + index.label());
        }
        return template;
    }

    /** Those whose texts are analysed as they want it, where the cluster can. */
    static Set<String> languages() {
        var languages = new HashSet<String>();
        parse(resource(Index.ITEMS.label()))
                .at("/template/mappings/properties/text/properties")
                .fieldNames()
                .forEachRemaining(languages::add);
        return languages;
    }

    private static ObjectNode parse(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a template in the jar", e);
        }
    }

    /** The text of a file of {@code templates/}. */
    static String resource(String name) {
        var file = "templates/" + name + ".json";
        try (var in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("not in the jar: " + file, e);
        }
    }
}
