package org.vigie.launcher.servers;

import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Passwords and TLS of an Elasticsearch that is not only for us.
 *
 * @param settings lines of {@code elasticsearch.yml}
 * @param files beside it, by name
 * @param tls what trusts its certificate
 * @param authorization header of somebody who may ask for its health
 */
public record Guard(String settings, Map<String, String> files, SSLContext tls, String authorization) {}
