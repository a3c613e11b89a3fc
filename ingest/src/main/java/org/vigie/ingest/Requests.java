package org.vigie.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.Network;

/** How one source wants to be asked: with its headers and credentials, which only its own host gets, and in which networks. */
final class Requests {
    private final Source source;
    private final Credentials credentials;
    private final Map<String, String> headers;
    private final List<Network> allowed;

    Requests(Source source, Credentials credentials) {
        this.source = source;
        this.credentials = credentials;
        this.headers = new HashMap<>(source.headers());
        if (source.credentials() != null) {
            credentials.named(source.credentials()).ifPresent(header -> headers.put(header.name(), header.value()));
        }
        this.allowed = Stream.concat(
                        FetchRequest.networksNamedBy(source.url()).stream(),
                        source.networks().stream().map(Network::parse))
                .toList();
    }

    /** What the source needs and this process does not have, in a sentence; null for nothing. */
    @Nullable
    String missing() {
        var name = source.credentials();
        return name == null || credentials.named(name).isPresent()
                ? null
                : "its credentials \"" + name + "\" are not known here: set ingest.credentials." + name;
    }

    FetchRequest to(String address, @Nullable String etag, @Nullable String lastModified) {
        return new FetchRequest(address, etag, lastModified, isOwnHost(address) ? headers : Map.of(), allowed);
    }

    private boolean isOwnHost(String address) {
        var own = HttpUrl.parse(source.url());
        var asked = HttpUrl.parse(address);
        return own != null
                && asked != null
                && own.host().equals(asked.host())
                && own.port() == asked.port()
                && own.scheme().equals(asked.scheme());
    }
}
