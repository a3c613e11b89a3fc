package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cluster has beyond Elasticsearch's core, and what of the templates is for those that have it. The full product has
 * both; the distribution that starts with {@code vigie up} has neither.
 *
 * @param languages analyzers of languages
 * @param lifecycle moves old indices to cheaper nodes
 */
record Features(boolean languages, boolean lifecycle) {
    private static final Logger LOG = LoggerFactory.getLogger(Features.class);
    private static final int FORBIDDEN = 403;
    /** The client's own request for it insists on more than every server says. */
    private static final SimpleEndpoint<ElasticsearchClient, JsonData> MODULES = new SimpleEndpoint<>(
            "nodes.info",
            request -> "GET",
            request -> "/_nodes/plugins",
            EndpointBase.emptyMap(),
            request -> Map.of("filter_path", "nodes.*.modules.name"),
            EndpointBase.emptyMap(),
            false,
            JsonData._DESERIALIZER);

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** Asks the cluster, and gives it a lifecycle policy if it has none of this name yet. What people made of one stays. */
    static Features of(ElasticsearchClient client, String policy) throws IOException {
        var nodes = nodes(client);
        return new Features(
                allHave(nodes, "analysis-common"), allHave(nodes, "x-pack-ilm") && hasPolicy(client, policy));
    }

    /** Nothing where a cluster does not speak of its nodes. */
    private static JsonNode nodes(ElasticsearchClient client) throws IOException {
        try {
            return client._transport()
                    .performRequest(client, MODULES, client._transportOptions())
                    .to(JsonNode.class)
                    .path("nodes");
        } catch (ElasticsearchException e) {
            if (e.status() != NOT_FOUND && e.status() != GONE) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    private static boolean allHave(JsonNode nodes, String module) {
        return !nodes.isEmpty()
                && nodes.valueStream()
                        .allMatch(node -> node.path("modules")
                                .valueStream()
                                .anyMatch(
                                        each -> module.equals(each.path("name").asText())));
    }

    private static boolean hasPolicy(ElasticsearchClient client, String policy) throws IOException {
        try {
            if (!isThere(client, policy)) {
                var text = Templates.resource(Templates.LIFECYCLE);
                client.ilm().putLifecycle(request -> request.name(policy).withJson(new StringReader(text)));
            }
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() != FORBIDDEN) {
                throw e;
            }
            LOG.warn(
                    "indices get no lifecycle: the sink may not see or may not make the policy \"{}\"; \"vigie elasticsearch"
                            + " lifecycle\" prints what an administrator can put there ({})",
                    policy,
                    e.getMessage());
            return false;
        }
    }

    private static boolean isThere(ElasticsearchClient client, String policy) throws IOException {
        try {
            client.ilm().getLifecycle(request -> request.name(policy));
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    /** Takes out of a template what this cluster would not understand. */
    void fit(ObjectNode template) {
        var settings = (ObjectNode) template.at("/template/settings");
        if (!lifecycle) {
            settings.remove("lifecycle");
        }
        if (!languages) {
            settings.remove("analysis");
            template.at("/template/mappings/properties/text/properties").forEach(Features::withoutAnalyzer);
        }
    }

    private static void withoutAnalyzer(JsonNode field) {
        ((ObjectNode) field).remove("analyzer");
    }
}
