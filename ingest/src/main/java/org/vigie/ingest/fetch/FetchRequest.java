package org.vigie.ingest.fetch;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Network;

/**
 * What to ask for.
 *
 * @param etag validator of the last full answer, null to ask unconditionally
 * @param lastModified the other validator
 * @param headers further ones, credentials among them; they are not sent to another origin that a redirect names
 * @param allowed networks that this request may go to although they are not public
 */
public record FetchRequest(
        String address,
        @Nullable String etag,
        @Nullable String lastModified,
        Map<String, String> headers,
        List<Network> allowed) {

    /** The networks that a source's address names by itself, as far as somebody who configures it can mean them. */
    public static List<Network> networksNamedBy(String address) {
        var url = HttpUrl.parse(address);
        return url == null ? List.of() : AddressGuard.named(url);
    }

    /** Whether an address is written out as one that is not on the public web. */
    public static boolean namesPrivateNetwork(String address) {
        var url = HttpUrl.parse(address);
        return url != null && AddressGuard.namesPrivateNetwork(url);
    }

    /** An unconditional request without further headers. */
    public static FetchRequest of(String address) {
        return new FetchRequest(address, null, null, Map.of(), List.of());
    }
}
