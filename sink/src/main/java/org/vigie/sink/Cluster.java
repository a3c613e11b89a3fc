package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.UserError;

/** Makes the client of Elasticsearch, which is thread-safe; whoever asks for it closes it. */
final class Cluster {
    private Cluster() {}

    /**
     * A client that never repeats a request by itself: that is {@link BulkWriter}'s decision alone.
     *
     * @param longest silence of the server before a request counts as lost
     * @param meters get the timer {@code elasticsearch.requests}
     */
    static ElasticsearchClient connect(ElasticsearchConfig config, Duration longest, MeterRegistry meters) {
        var address = config.address();
        var timeout = Timeout.of(longest);
        var builder = Rest5Client.builder(address)
                .setHttpClientConfigCallback(http -> RequestTimes.record(http.disableAutomaticRetries(), meters))
                .setConnectionConfigCallback(connection -> connection.setSocketTimeout(timeout))
                .setRequestConfigCallback(request -> request.setResponseTimeout(timeout));
        config.tls().ifPresent(builder::setSSLContext);
        var path = address.getPath();
        if (path != null && path.length() > 1) {
            builder.setPathPrefix(path);
        }
        var authorization = config.authorization();
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        return new ElasticsearchClient(new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper()));
    }

    /** Waiting does not help here. */
    static UserError noEntry(int status, String message) {
        return new UserError("Elasticsearch does not let the sink in (" + status
                + "): check elasticsearch.api-key, or elasticsearch.user and elasticsearch.password, and their rights,"
                + " which \"vigie elasticsearch role sink\" prints (" + message + ")");
    }
}
