package org.vigie.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param url of one node or a load balancer; null where none is configured
 * @param user for basic authentication, null for none
 * @param apiKey the encoded form, preferred over user and password
 * @param prefix of all index names and aliases
 * @param epoch whose indices are written; no setting. What is read under the prefix are those of the live one
 */
public record ElasticsearchConfig(
        @Nullable URI url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String apiKey,
        String prefix,
        Epoch epoch) {

    /** For the first epoch. */
    public ElasticsearchConfig(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String apiKey,
            String prefix) {
        this(url, user, password, apiKey, prefix, Epoch.FIRST);
    }

    /** Reads {@code elasticsearch.*}. */
    public static ElasticsearchConfig read(Settings settings) {
        var config = new ElasticsearchConfig(
                settings.address("elasticsearch.url", "where Elasticsearch answers"),
                settings.optionalText("elasticsearch.user", "user name for basic authentication"),
                settings.optionalText("elasticsearch.password", "password for basic authentication"),
                settings.optionalText("elasticsearch.api-key", "encoded API key, instead of user and password"),
                settings.text("elasticsearch.prefix", "vigie-", "what all index names start with"));
        if ((config.user == null) != (config.password == null)) {
            settings.problem("elasticsearch.user and elasticsearch.password: set both or none");
        }
        return config;
    }

    /** The same at another address. */
    public ElasticsearchConfig at(URI address) {
        return new ElasticsearchConfig(address, user, password, apiKey, prefix, epoch);
    }

    /** The same for the indices of an epoch. */
    public ElasticsearchConfig in(Epoch other) {
        return new ElasticsearchConfig(url, user, password, apiKey, prefix, other);
    }

    /** What the names of the epoch's indices begin with, such as {@code vigie-} or {@code vigie-epoch-2-}. */
    public String indexPrefix() {
        return epoch.isReplay() ? ownAliasPrefix() : prefix;
    }

    /** What the epoch's own aliases begin with, whether it is live or not, such as {@code vigie-epoch-1-}. */
    public String ownAliasPrefix() {
        return prefix + epoch.name() + "-";
    }

    /**
     * The address.
     *
     * @throws UserError when none is configured
     */
    public URI address() {
        if (url == null) {
            throw new UserError(
                    "no Elasticsearch is configured: set elasticsearch.url=http://HOST:9200 (or VIGIE_ELASTICSEARCH_URL),"
                            + " or use \"vigie up\", which brings its own");
        }
        return url;
    }

    /** Value of the {@code Authorization} header, null for none. */
    public @Nullable String authorization() {
        if (apiKey != null) {
            return "ApiKey " + apiKey;
        }
        return user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
