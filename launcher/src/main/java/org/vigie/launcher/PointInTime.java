package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

/** The documents behind an alias as they were when it was opened. One thread; closed by whoever opened it. */
public final class PointInTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);
    /** From one page to the next; whoever reads may be slow. */
    private static final String KEPT = "10m";

    private final Search search;
    private String id;

    PointInTime(Search search, String name) {
        this.search = search;
        this.id = search.send("POST", "/" + name + "/_pit?keep_alive=" + KEPT, "")
                .path("id")
                .asText();
    }

    /** The hits of one page, all of them: what a shard cannot answer is an error and no shorter page. */
    public JsonNode search(ObjectNode request) throws JsonProcessingException {
        request.putObject("pit").put("id", id).put("keep_alive", KEPT);
        var answer = search.send("POST", "/_search?" + Search.WHOLE, Json.MAPPER.writeValueAsString(request));
        id = answer.path("pit_id").asText(id);
        return answer.at("/hits/hits");
    }

    /** Elasticsearch forgets it by itself when we cannot say that it may. */
    @Override
    public void close() {
        try {
            search.send(
                    "DELETE",
                    "/_pit",
                    Json.MAPPER.createObjectNode().put("id", id).toString());
        } catch (UserError e) {
            LOG.debug("a point in time stays open for {}", KEPT, e);
        }
    }
}
