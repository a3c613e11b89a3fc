package org.vigie.notify.send;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Settings;

/**
 * The server that takes mail.
 *
 * @param host null for none
 * @param user null where none is asked for
 * @param from address of the sender, null for none
 */
public record MailConfig(
        @Nullable String host,
        int port,
        Protection protection,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from) {

    /** How the way to the server is protected. */
    public enum Protection {
        /** It must be, from the first command on (RFC 3207). */
        STARTTLS,
        /** From the first byte on. */
        TLS,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    static MailConfig read(Settings settings) {
        return new MailConfig(
                settings.optionalText("notify.mail.host", "server that takes mail"),
                settings.wholeNumber("notify.mail.port", 587, 1, 65_535, "its port"),
                settings.choice("notify.mail.protection", Protection.STARTTLS, "how the way to it is protected"),
                settings.optionalText("notify.mail.user", "user there"),
                settings.optionalText("notify.mail.password", "password there"),
                settings.optionalText("notify.mail.from", "sender of mail"));
    }

    /** Whether mail can be sent at all. */
    public boolean isComplete() {
        return host != null && from != null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
