package org.vigie.notify.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.vigie.contract.Json;
import org.vigie.notify.message.Message;

/** Writes a message as one kind of receiver wants to read it: JSON by HTTP. Thread-safe. */
interface Format {
    /**
     * The request.
     *
     * @param now when it is sent
     */
    Request write(Message message, Instant now);

    /** Where it is sent, for receivers whose address says more than where. */
    default URI address(URI configured) {
        return configured;
    }

    /**
     * A POST request.
     *
     * @param body JSON
     * @param headers besides those that all requests have
     */
    record Request(byte[] body, Map<String, String> headers) {
        static Request of(JsonNode body, Map<String, String> headers) {
            try {
                return new Request(Json.MAPPER.writeValueAsBytes(body), headers);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree can always be written", e);
            }
        }

        static Request of(JsonNode body) {
            return of(body, Map.of());
        }
    }
}
