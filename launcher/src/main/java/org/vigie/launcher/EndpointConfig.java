package org.vigie.launcher;

import org.vigie.contract.Settings;
import org.vigie.launcher.servers.Port;

/**
 * Where a process says how it is.
 *
 * @param port 0 for nowhere, {@link #USUAL} for the usual one of the command or, where that is taken, any free one
 * @param address to listen on
 */
record EndpointConfig(int port, String address) {
    static final int USUAL = -1;

    /** Reads {@code metrics.*}. */
    static EndpointConfig read(Settings settings) {
        return new EndpointConfig(
                settings.wholeNumber(
                        "metrics.port",
                        USUAL,
                        USUAL,
                        65_535,
                        "port of /metrics, /healthz and /readyz, 0 for none, -1 for the usual one or any that is free"),
                settings.text("metrics.address", "127.0.0.1", "address to listen on for these"));
    }

    boolean isOff() {
        return port == 0;
    }

    /** @param usual of the command */
    Port port(int usual) {
        return port == USUAL ? Port.preferred(usual) : Port.exactly(port, "metrics.port");
    }
}
