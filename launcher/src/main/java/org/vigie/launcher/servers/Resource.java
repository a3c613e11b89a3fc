package org.vigie.launcher.servers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The files that stand beside these classes. */
final class Resource {
    private Resource() {}

    static String text(String name) throws IOException {
        try (var stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name + " is missing beside " + Resource.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
