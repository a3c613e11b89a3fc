package org.vigie.launcher.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;

/**
 * A wish for a TCP port on 127.0.0.1.
 *
 * @param number 0 for no preference
 * @param setting that asks for exactly this port; null where another one will do
 */
public record Port(int number, @Nullable String setting) {
    private static final int CONNECT_MILLIS = 500;

    /** This one if it is free, else any free one. */
    public static Port preferred(int number) {
        return new Port(number, null);
    }

    /**
     * This one and no other.
     *
     * @param setting what the user changes to get another one, such as {@code --kafka-port}
     */
    public static Port exactly(int number, String setting) {
        return new Port(number, setting);
    }

    /** Any free one. */
    public static Port any() {
        return preferred(0);
    }

    /**
     * A port that was free a moment ago. Nothing keeps it free: whoever asks opens it at once.
     *
     * @throws UserError when exactly one port was wished for and it cannot be had
     */
    public int choose() {
        if (number != 0) {
            var obstacle = obstacle();
            if (obstacle.isEmpty()) {
                return number;
            }
            if (setting != null) {
                throw new UserError(obstacle.get() + ", or choose another port with " + setting);
            }
        }
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UserError("no port can be opened on 127.0.0.1 (" + e.getMessage() + ")", e);
        }
    }

    private Optional<String> obstacle() {
        // Some systems let two programs listen on the same port, one on 127.0.0.1 and one on all addresses.
        if (isAnswered()) {
            return Optional.of(taken());
        }
        try (var socket = new ServerSocket(number, 1, loopback())) {
            return Optional.empty();
        } catch (IOException e) {
            var denied = String.valueOf(e.getMessage()).contains("Permission denied");
            return Optional.of(
                    denied
                            ? "port " + number + " may only be opened by the system's administrator: run as such"
                            : taken());
        }
    }

    private boolean isAnswered() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String taken() {
        return "port " + number + " is in use by "
                + PortHolder.of(number).map(PortHolder::toString).orElse("another program") + ": stop it";
    }

    private static InetAddress loopback() {
        return new InetSocketAddress("127.0.0.1", 0).getAddress();
    }
}
