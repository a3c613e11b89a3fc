package org.vigie.launcher.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Where documents go, one at a time; closed at the end, which may write more. One thread. */
interface Rows extends AutoCloseable {
    void add(JsonNode document) throws IOException;

    @Override
    void close() throws IOException;
}
