package org.vigie.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Network;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchRequest;

/** How one source wants to be asked: with its headers and credentials, which only its own host gets, and in which networks. */
final class Requests {
    /** For publishers who have several forms at one address. */
    private static final String FEEDS = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    private static final String JSON = "application/json, */*;q=0.5";
    private static final String PAGES = "text/html, application/xhtml+xml, */*;q=0.5";

    private static final String LISTS = "application/json, application/atom+xml, application/rss+xml;q=0.9,"
            + " application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

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

    FetchRequest toFeed(String address, @Nullable String etag, @Nullable String lastModified) {
        return new FetchRequest(address, etag, lastModified, headers(accepted(), own(address)), allowed);
    }

    private String accepted() {
        return switch (source.kind()) {
            case PAGE -> PAGES;
            case JSON -> JSON;
            default -> FEEDS;
        };
    }

    /** @param ownHost an address of the hub that the source names: its interface may have a host of its own */
    FetchRequest toHub(String address, String ownHost, @Nullable String etag, @Nullable String lastModified) {
        var sent = isSameOrigin(address, ownHost) ? headers : Map.<String, String>of();
        return new FetchRequest(address, etag, lastModified, headers(LISTS, sent), allowed);
    }

    FetchRequest toPage(String address) {
        return new FetchRequest(address, null, null, headers(PAGES, own(address)), allowed);
    }

    /** Nothing for the hosts of others. */
    private Map<String, String> own(String address) {
        return isSameOrigin(address, source.url()) ? headers : Map.of();
    }

    private static Map<String, String> headers(String accepted, Map<String, String> own) {
        var sent = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Accept", accepted);
        sent.putAll(own);
        return sent;
    }

    /** Whether two addresses are at the same scheme, host and port. */
    static boolean isSameOrigin(String one, String other) {
        var a = HttpUrl.parse(one);
        var b = HttpUrl.parse(other);
        return a != null
                && b != null
                && a.host().equals(b.host())
                && a.port() == b.port()
                && a.scheme().equals(b.scheme());
    }
}
