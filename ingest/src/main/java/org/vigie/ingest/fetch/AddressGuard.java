package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.vigie.contract.Network;
import org.vigie.contract.PublicWeb;

/**
 * Keeps a fetch on the {@link PublicWeb}. As OkHttp's {@link Dns} it decides on the very addresses that
 * are then connected to, so that a name cannot be public when it is checked and private a moment later.
 *
 * @param allowed networks that may be asked although they are not public
 */
record AddressGuard(Dns dns, List<Network> allowed) implements Dns {
    private static final String LOOPBACK = "localhost";

    /** What OkHttp takes for an address and never asks its Dns about. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*");

    /**
     * The network that an address names by itself. Who writes {@code http://10.1.2.3/} into a list of sources means that
     * machine; a name, or the target of a redirect, says nothing of the kind. Link-local addresses are never meant: the
     * clouds keep their secrets there.
     */
    static List<Network> named(HttpUrl url) {
        if (url.host().equals(LOOPBACK)) {
            return List.of(Network.parse("127.0.0.0/8"), Network.parse("::1"));
        }
        try {
            var network = Network.parse(url.host());
            return network.first().isLinkLocalAddress() ? List.of() : List.of(network);
        } catch (IllegalArgumentException e) {
            return List.of(); // a name
        }
    }

    /** Whether an address is written out as one that is not on the public web. */
    static boolean namesPrivateNetwork(HttpUrl url) {
        try {
            var address = Network.parse(url.host()).first();
            return !PublicWeb.ONLY.mayBeAsked(address);
        } catch (IllegalArgumentException e) {
            return url.host().equals(LOOPBACK);
        }
    }

    static boolean isLoopback(HttpUrl url) {
        return named(url).stream().anyMatch(network -> network.first().isLoopbackAddress());
    }

    /** @throws RefusedAddressException for a host that is written as an address which may not be asked */
    void check(HttpUrl url) throws IOException {
        if (NUMERIC.matcher(url.host()).matches()) {
            require(url.host(), List.of(InetAddress.getByName(url.host())));
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        return require(host, dns.lookup(host));
    }

    private List<InetAddress> require(String host, List<InetAddress> addresses) throws UnknownHostException {
        var usable =
                addresses.stream().filter(new PublicWeb(allowed)::mayBeAsked).toList();
        if (usable.isEmpty() && !addresses.isEmpty()) {
            throw new RefusedAddressException(host + " is "
                    + addresses.getFirst().getHostAddress()
                    + ", which is not on the public web; if it should be asked, add its network to"
                    + " ingest.networks.allowed");
        }
        return usable;
    }

    /** The message is a sentence for people. */
    static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException(String message) {
            super(message);
        }
    }
}
