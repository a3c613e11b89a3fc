package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param cell its value in a stored document: missing or null where there is none, an array for {@link Type#TEXTS}
 */
public record Column(String name, Type type, Function<JsonNode, JsonNode> cell) {
    /** What stands in its cells. */
    public enum Type {
        TEXT,
        /** None, one or several. */
        TEXTS,
        WHOLE,
        DECIMAL,
        FLAG,
        /** ISO 8601 in UTC. */
        TIME
    }

    /** @param field of the document, with dots between its parts */
    static Column of(String name, Type type, String field) {
        var pointer = "/" + field.replace('.', '/');
        return new Column(name, type, document -> document.at(pointer));
    }

    static Column of(String field, Type type) {
        return of(field, type, field);
    }

    JsonNode in(JsonNode document) {
        return cell.apply(document);
    }

    boolean isEmptyIn(JsonNode document) {
        var value = in(document);
        return value.isMissingNode() || value.isNull();
    }

    /** The texts of its cell, of which there must be some. */
    List<String> textsIn(JsonNode document) {
        var texts = new ArrayList<String>();
        in(document).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
