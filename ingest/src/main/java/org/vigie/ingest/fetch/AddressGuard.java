package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps a fetch out of networks that are not the public web: those of IANA's special-purpose registries (RFC 6890), among
 * them every way to write an IPv4 address inside an IPv6 one. As OkHttp's {@link Dns} it decides on the very addresses that
 * are then connected to, so that a name cannot be public when it is checked and private a moment later.
 *
 * @param allowed networks that may be asked although they are not public
 */
record AddressGuard(Dns dns, List<Network> allowed) implements Dns {
    private static final List<Network> REFUSED = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by carriers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "::/96", // unspecified, loopback, IPv4-compatible
                    "64:ff9b::/96", // NAT64
                    "64:ff9b:1::/48", // NAT64, local
                    "100::/64", // discard
                    "2001::/23", // protocol assignments, Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20", // documentation
                    "5f00::/16", // segment routing
                    "fc00::/7", // private
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local
                    "ff00::/8") // multicast
            .map(Network::parse)
            .toList();

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
            return REFUSED.stream().anyMatch(network -> network.contains(address));
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
        var usable = addresses.stream().filter(this::mayBeAsked).toList();
        if (usable.isEmpty() && !addresses.isEmpty()) {
            throw new RefusedAddressException(host + " is "
                    + addresses.getFirst().getHostAddress()
                    + ", which is not on the public web; if it should be asked, add its network to"
                    + " ingest.networks.allowed");
        }
        return usable;
    }

    private boolean mayBeAsked(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address))
                || REFUSED.stream().noneMatch(network -> network.contains(address));
    }

    /** The message is a sentence for people. */
    static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException(String message) {
            super(message);
        }
    }
}
