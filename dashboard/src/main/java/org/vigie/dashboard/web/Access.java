package org.vigie.dashboard.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may read. Whoever asks shows all that is set, the token and the proxy's header: with both, the token says that it is the proxy
 * who sends the header. Where there is no token, and only this machine reaches the server, the name it is called by must be one of
 * its own: otherwise a web page elsewhere could make its own name point here and read everything through the browser of somebody who
 * looks at it (DNS rebinding), a header of its choice included. Thread-safe.
 */
public final class Access {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final byte @Nullable [] token;
    private final @Nullable String userHeader;
    private final boolean isLoopback;
    private final Set<String> names;

    /**
     * The rules.
     *
     * @param token that must be shown, null for none
     * @param userHeader that a proxy sets for whoever it let in, null for none
     * @param isLoopback whether only this machine reaches the server
     * @param names of hosts by which it may be called, beside those of every machine
     */
    public Access(@Nullable String token, @Nullable String userHeader, boolean isLoopback, Collection<String> names) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
        this.userHeader = userHeader;
        this.isLoopback = isLoopback;
        this.names = Stream.concat(OWN_NAMES.stream(), names.stream().map(Access::hostName))
                .collect(Collectors.toUnmodifiableSet());
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
        if (token != null && !isShown(headers.get("Authorization"))) {
            return Verdict.UNKNOWN;
        }
        if (userHeader != null && isBlank(headers.get(userHeader))) {
            return Verdict.UNKNOWN;
        }
        return token != null || !isLoopback || isOwnName(headers.get("Host")) ? Verdict.WELCOME : Verdict.STRANGE_NAME;
    }

    private static boolean isBlank(@Nullable String user) {
        return user == null || user.isBlank();
    }

    /** Whether a browser can ask for it: with the token as password. */
    boolean hasToken() {
        return token != null;
    }

    private boolean isOwnName(@Nullable String host) {
        return host != null && names.contains(hostName(host.replaceFirst(":[0-9]+$", "")));
    }

    /** As a browser names it: an address of many colons stands in brackets. */
    private static String hostName(String name) {
        var host = name.toLowerCase(Locale.ROOT);
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
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
