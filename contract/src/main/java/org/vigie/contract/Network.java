package org.vigie.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param first any address in it
 * @param bits of that address that all others share
 */
public record Network(InetAddress first, int bits) {
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /**
     * Reads the notation; without a length it is one address.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!NUMERIC.matcher(address).matches()) {
            throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8 or fd00::/8");
        }
        try {
            var first = InetAddress.getByName(address);
            int longest = 8 * first.getAddress().length;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= longest) {
                return new Network(first, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            // the same complaint as for too many bits
        }
        throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8 or fd00::/8");
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        var prefix = first.getAddress();
        var bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> bits % 8 & 0xFF;
        return bits % 8 == 0 || (bytes[whole] & mask) == (prefix[whole] & mask);
    }
}
