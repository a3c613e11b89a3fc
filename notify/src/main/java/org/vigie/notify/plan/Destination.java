package org.vigie.notify.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other end of a channel. */
public sealed interface Destination {
    /**
     * An address that takes requests.
     *
     * @param address a secret
     * @param secret that a webhook's requests are signed with, or the token of ntfy; null for none
     */
    record Hook(URI address, @Nullable String secret) implements Destination {
        /** Without the secrets. */
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getHost() + "/********";
        }
    }

    /** Addresses of mail. */
    record Mailboxes(List<String> to) implements Destination {
        public Mailboxes {
            to = List.copyOf(to);
        }
    }

    /** An Atom feed that is written anew with each message. */
    record AtomFile(Path file) implements Destination {}
}
