package org.vigie.ingest.watch;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A link from a page to itself, or to the next part of its list.
 *
 * @param name of the place on the page, empty for the page as a whole
 */
record OwnAnchor(String name) {
    private static final Pattern PAGER = Pattern.compile("(?:/page/\\d+/?|[?&](?:page|paged|p|offset|start)=\\d+)$");

    /** Null for a link to another page. */
    static @Nullable OwnAnchor of(String address, String page) {
        int hash = address.indexOf('#');
        var target = hash < 0 ? address : address.substring(0, hash);
        return plain(target).equals(plain(page)) ? new OwnAnchor(hash < 0 ? "" : address.substring(hash + 1)) : null;
    }

    private static String plain(String address) {
        var withoutPager = PAGER.matcher(address.replaceFirst("#.*", "")).replaceFirst("");
        return withoutPager.replaceFirst("/+$", "").replaceFirst("(?i)^https?://", "");
    }

    /** Whether it is the entry's own, as in a changelog whose headings link to themselves. */
    boolean isInside(Element entry) {
        return !name.isEmpty()
                && (entry.id().equals(name)
                        || entry.getElementById(name) != null
                        || entry.parents().stream()
                                .anyMatch(around -> around.id().equals(name)));
    }
}
