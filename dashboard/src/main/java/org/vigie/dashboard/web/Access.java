package org.vigie.dashboard.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may read. Where nobody must prove anything, only this machine reaches the server, and then the name it is called by must be
 * this machine's: otherwise a web page elsewhere could make its own name point here and read everything through the browser of
 * somebody who looks at it (DNS rebinding). Thread-safe.
 */
public final class Access {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final byte @Nullable [] token;
    private final @Nullable String userHeader;
    private final boolean isLoopback;

    /**
     * The rules.
     *
     * @param token that must be shown, null for none
     * @param userHeader that a proxy sets for whoever it let in, null for none
     * @param isLoopback whether only this machine reaches the server
     */
    public Access(@Nullable String token, @Nullable String userHeader, boolean isLoopback) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
        this.userHeader = userHeader;
        this.isLoopback = isLoopback;
    }

    /** What becomes of a request. */
    enum Verdict {
        WELCOME,
        /** Must say who it is. */
        UNKNOWN,
        /** Asks under a name that is not this machine's. */
        STRANGE_NAME,
        /** Is sent by a page elsewhere without somebody having followed a link. */
        FOREIGN_PAGE
    }

    /** A header's value by its name, null where there is none. */
    interface Headers {
        @Nullable
        String get(String name);
    }

    Verdict judge(Headers headers) {
        return isSentByForeignPage(headers) ? Verdict.FOREIGN_PAGE : identify(headers);
    }

    /**
     * A page elsewhere can make a reader's browser send any number of requests, as the sources of pictures or in frames, though it
     * cannot read the answers. Browsers say so; whoever follows a link navigates to a document.
     */
    private static boolean isSentByForeignPage(Headers headers) {
        var target = headers.get("Sec-Fetch-Dest");
        return "cross-site".equals(headers.get("Sec-Fetch-Site"))
                && !("navigate".equals(headers.get("Sec-Fetch-Mode")) && (target == null || target.equals("document")));
    }

    private Verdict identify(Headers headers) {
        if (userHeader != null) {
            var user = headers.get(userHeader);
            if (user != null && !user.isBlank()) {
                return Verdict.WELCOME;
            }
        }
        if (token != null && isShown(headers.get("Authorization"))) {
            return Verdict.WELCOME;
        }
        if (token != null || userHeader != null) {
            return Verdict.UNKNOWN;
        }
        return !isLoopback || isOwnName(headers.get("Host")) ? Verdict.WELCOME : Verdict.STRANGE_NAME;
    }

    /** Whether a browser can ask for it: with the token as password. */
    boolean hasToken() {
        return token != null;
    }

    private static boolean isOwnName(@Nullable String host) {
        return host != null
                && OWN_NAMES.contains(host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT));
    }

    /** As bearer token, or as the password of any name, which is how browsers ask. */
    private boolean isShown(@Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        if (authorization.startsWith("Bearer ")) {
            return isToken(authorization.substring("Bearer ".length()));
        }
        if (!authorization.startsWith("Basic ")) {
            return false;
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
            return isToken(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isToken(String shown) {
        return token != null && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
