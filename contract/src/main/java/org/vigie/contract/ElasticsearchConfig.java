package org.vigie.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param url of one node or a load balancer; null where none is configured
 * @param user for basic authentication, null for none
 * @param apiKey the encoded form, preferred over user and password
 * @param ca PEM file of the authorities that are trusted, null for those that the JDK trusts
 * @param prefix of all index names and aliases
 * @param epoch whose indices are written; no setting. What is read under the prefix are those of the live one
 */
public record ElasticsearchConfig(
        @Nullable URI url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable Path ca,
        String prefix,
        Epoch epoch) {

    /** For the first epoch. */
    public ElasticsearchConfig(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String apiKey,
            @Nullable Path ca,
            String prefix) {
        this(url, user, password, apiKey, ca, prefix, Epoch.FIRST);
    }

    /** With the JDK's trust. */
    public ElasticsearchConfig(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String apiKey,
            String prefix) {
        this(url, user, password, apiKey, null, prefix);
    }

    /** Reads {@code elasticsearch.*}. */
    public static ElasticsearchConfig read(Settings settings) {
        var ca = settings.optionalText("elasticsearch.ca", "PEM file of the authorities that are trusted");
        var config = new ElasticsearchConfig(
                settings.address("elasticsearch.url", "where Elasticsearch answers"),
                settings.optionalText("elasticsearch.user", "user name for basic authentication"),
                settings.optionalText("elasticsearch.password", "password for basic authentication"),
                settings.optionalText("elasticsearch.api-key", "encoded API key, instead of user and password"),
                ca == null ? null : Path.of(ca),
                settings.text("elasticsearch.prefix", "vigie-", "what all index names start with"));
        if ((config.user == null) != (config.password == null)) {
            settings.problem("elasticsearch.user and elasticsearch.password: set both or none");
        }
        config.verify(settings);
        return config;
    }

    private void verify(Settings settings) {
        try {
            if (ca != null) {
                Certificates.trusting(ca);
            }
        } catch (UserError e) {
            settings.problem(String.valueOf(e.getMessage()));
        }
        if (url != null && ca != null && !url.getScheme().equals("https")) {
            settings.problem("elasticsearch.ca is for an https address, but elasticsearch.url is " + url);
        }
    }

    /** The same at another address. */
    public ElasticsearchConfig at(URI address) {
        return new ElasticsearchConfig(address, user, password, apiKey, ca, prefix, epoch);
    }

    /** The same for the indices of an epoch. */
    public ElasticsearchConfig in(Epoch other) {
        return new ElasticsearchConfig(url, user, password, apiKey, ca, prefix, other);
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

    /** What to connect with; empty for the JDK's own. Clients verify the name of the host, too. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(ca).map(Certificates::trusting);
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
