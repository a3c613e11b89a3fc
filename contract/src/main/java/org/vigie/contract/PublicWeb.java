package org.vigie.contract;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be asked. Not those of networks that are not the public web, in IANA's special-purpose registries (RFC
 * 6890), among them every way to write an IPv4 address inside an IPv6 one.
 *
 * @param allowed networks that may be asked although they are not public
 */
public record PublicWeb(List<Network> allowed) {
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

    /** Nothing but the public web. */
    public static final PublicWeb ONLY = new PublicWeb(List.of());

    public PublicWeb {
        allowed = List.copyOf(allowed);
    }

    /** Reads a setting that names networks, such as {@code 10.0.0.0/8 fd00::/8}. */
    public static PublicWeb read(Settings settings, String key) {
        var text = settings.text(key, "", "networks that may be asked although they are private");
        var networks = Stream.of(text.split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(each -> network(settings, key, text, each))
                .flatMap(List::stream)
                .toList();
        return new PublicWeb(networks);
    }

    private static List<Network> network(Settings settings, String key, String text, String network) {
        try {
            return List.of(Network.parse(network));
        } catch (IllegalArgumentException e) {
            settings.problem(key + "=" + text + ": " + e.getMessage());
            return List.of();
        }
    }

    /** Whether it is public or allowed. */
    public boolean mayBeAsked(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address))
                || REFUSED.stream().noneMatch(network -> network.contains(address));
    }
}
