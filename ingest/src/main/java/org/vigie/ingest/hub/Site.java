package org.vigie.ingest.hub;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The address of a source, taken apart.
 *
 * @param url without what follows its path, but for the query
 * @param names the parts of its path
 */
record Site(HttpUrl url, List<String> names) {
    static Site of(String address) {
        var url = HttpUrl.get(address);
        var names = url.pathSegments().stream().filter(name -> !name.isEmpty()).toList();
        return new Site(url, names);
    }

    boolean isAt(Set<String> hosts) {
        return hosts.contains(url.host());
    }

    /** A query parameter, null where it is missing or empty. */
    @Nullable
    String query(String name) {
        var value = url.queryParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The address up to so many parts of its path. */
    HttpUrl.Builder upTo(int parts) {
        var builder = url.newBuilder().query(null).fragment(null).encodedPath("/");
        names.stream().limit(parts).forEach(builder::addPathSegment);
        return builder;
    }

    /** The whole path, behind which an interface is. */
    HttpUrl.Builder base() {
        return upTo(names.size());
    }
}
