package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vigie.contract.Json;

/** Documents as the index holds them. */
final class SomeDocuments {
    private SomeDocuments() {}

    static ObjectNode item(String id, String title) {
        return Json.MAPPER.createObjectNode().put("id", id).put("title", title);
    }

    /** With a value in every kind of column. */
    static JsonNode full() throws Exception {
        return Json.MAPPER.readTree("""
                {"id": "a", "version": 3, "publishedAt": "2026-03-01T10:00:00.123456Z", "title": "Une \\"digue\\", 堤防 🧱\\nrouverte",
                 "topics": ["open-models", "safety"], "authors": [], "similarity": 0.75, "history": true,
                 "evidence": [{"topic": "open-models", "definition": 3, "score": 1.0, "query": "q", "field": "title",
                   "words": "open weights", "start": 4, "end": 16}],
                 "mentions": [{"entity": "developer/openai", "kind": "developer", "name": "OpenAI", "field": "text",
                   "words": "OpenAI", "start": 0, "end": 6}],
                 "classified": {"label": "l", "confidence": 0.5, "phrases": ["p"], "model": "m"},
                 "page": {"address": "https://a.example/", "source": "scored", "words": 12, "paywalled": false}}""");
    }
}
