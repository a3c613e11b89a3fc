package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import org.vigie.contract.Json;

/** A line of JSON for each document, as it is stored. */
record JsonRows(Writer out) implements Rows {
    @Override
    public void add(JsonNode document) throws IOException {
        out.write(Json.MAPPER.writeValueAsString(document));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
