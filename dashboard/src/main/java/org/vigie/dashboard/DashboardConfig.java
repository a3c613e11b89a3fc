package org.vigie.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Settings;

/**
 * Where the dashboard answers, and whom.
 *
 * @param port {@link #USUAL} for 8080 or any that is free, 0 for any that is free
 * @param token that others must show, null for none
 * @param userHeader set by a reverse proxy that has made sure who somebody is; null for none
 * @param name of the host by which readers call it through that proxy, null where that is this machine's own
 */
public record DashboardConfig(
        String address,
        int port,
        @Nullable String token,
        @Nullable String userHeader,
        @Nullable String name) {
    /** No wish. */
    public static final int USUAL = -1;

    private static final int LAST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;

    /** Reads {@code dashboard.*}. */
    public static DashboardConfig read(Settings settings) {
        var config = new DashboardConfig(
                settings.text("dashboard.address", "127.0.0.1", "address that the dashboard listens on"),
                settings.wholeNumber(
                        "dashboard.port",
                        USUAL,
                        USUAL,
                        LAST_PORT,
                        "port of the dashboard, 0 for any free one, -1 for 8080 or any free one"),
                settings.optionalText("dashboard.token", "what whoever looks at the dashboard must show"),
                settings.optionalText("dashboard.user-header", "header in which a reverse proxy says who somebody is"),
                settings.optionalText("dashboard.name", "host by which readers call the dashboard through a proxy"));
        if (config.token != null && config.token.length() < SHORTEST_TOKEN) {
            settings.problem("dashboard.token is too short to be a secret: make one with \"openssl rand -hex 16\"");
        }
        if (!config.isLoopback() && config.token == null && config.userHeader == null) {
            settings.problem("dashboard.address=" + config.address
                    + " can be reached from other machines: set dashboard.token to a secret, or dashboard.user-header to the"
                    + " header that your reverse proxy sets, or listen on 127.0.0.1");
        }
        return config;
    }

    /** The same on another port. */
    public DashboardConfig at(int other) {
        return new DashboardConfig(address, other, token, userHeader, name);
    }

    /** Whether only this machine reaches it. */
    public boolean isLoopback() {
        if (Set.of("localhost", "ip6-localhost").contains(address.toLowerCase(Locale.ROOT))) {
            return true;
        }
        try {
            return address.matches("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether whoever asks must prove something. */
    public boolean isGuarded() {
        return token != null || userHeader != null;
    }
}
