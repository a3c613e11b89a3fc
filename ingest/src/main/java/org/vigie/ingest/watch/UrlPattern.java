package org.vigie.ingest.watch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The addresses of news, written as in robots.txt (RFC 9309, section 2.2.3): a beginning of their path, in which {@code *}
 * stands for anything and a {@code $} at the end for the end.
 */
final class UrlPattern {
    private static final Pattern WILD = Pattern.compile("\\*");

    private final Pattern form;
    private final String list;

    /** @throws IllegalArgumentException for what is no such beginning */
    UrlPattern(String text) {
        if (!text.startsWith("/") && !text.startsWith("*")) {
            throw new IllegalArgumentException("must be the beginning of a path, such as /news/, not \"" + text + "\"");
        }
        boolean toTheEnd = text.endsWith("$");
        var path = decoded(toTheEnd ? text.substring(0, text.length() - 1) : text);
        var regex = new StringBuilder();
        for (var part : WILD.split(path, -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        this.form = Pattern.compile(regex + (toTheEnd ? "\\z" : ""), Pattern.DOTALL);
        this.list = withoutSlash(path.replaceFirst("\\*+$", ""));
    }

    /** Whether an address is one of them. The list that they lie under is none: {@code /news/} itself. */
    boolean matches(String address) {
        var url = HttpUrl.parse(address);
        if (url == null) {
            return false;
        }
        var query = url.encodedQuery();
        var path = decoded(url.encodedPath() + (query == null ? "" : "?" + query));
        return form.matcher(path).lookingAt() && !withoutSlash(path).equals(list);
    }

    private static String withoutSlash(String path) {
        return path.replaceFirst("/+$", "");
    }

    /** Two spellings of one path are one: a letter, and its bytes in percent. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
