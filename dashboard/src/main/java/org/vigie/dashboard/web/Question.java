package org.vigie.dashboard.web;

import java.util.Map;

/**
 * What a request asks for.
 *
 * @param parameters of the query string, the last of each name
 * @param language to answer in
 */
record Question(String path, Map<String, String> parameters, String language) {
    /** Whether a program asks. */
    boolean isApi() {
        return path.startsWith("/api/");
    }
}
