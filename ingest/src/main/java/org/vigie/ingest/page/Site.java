package org.vigie.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of the site that a page belongs to. */
final class Site {
    private static final int SHORTEST = 4;

    private final List<String> names;

    private Site(List<String> names) {
        this.names = names;
    }

    static Site of(Metas metas, StructuredData data, @Nullable String address) {
        var host = host(address == null ? metas.first("og:url") : address);
        return new Site(Stream.of(
                        metas.first("og:site_name"),
                        data.text("publisher"),
                        metas.first("application-name", "apple-mobile-web-app-title"),
                        host)
                .filter(Objects::nonNull)
                .map(Site::squeezed)
                .filter(name -> name.length() > 1)
                .toList());
    }

    private static @Nullable String host(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            var host = URI.create(address.strip()).getHost();
            return host == null
                    ? null
                    : host.replaceFirst("^(?:www|m|amp|edition|news)\\.", "")
                            .replaceFirst("(?:\\.(?:com?|org|net|gov|ac))?\\.[^.]+$", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String squeezed(String name) {
        return LineFilter.folded(name).replace(" ", "");
    }

    /** Whether one name is a large part of another. */
    private static boolean contains(String all, String part) {
        return all.contains(part) && (all.length() <= 2 * part.length() || all.length() <= part.length() + SHORTEST);
    }

    /** Whether a text is exactly the site's name. */
    boolean isExactly(String text) {
        return names.contains(squeezed(text));
    }

    /** Whether a text is the site's name, or nearly. */
    boolean isNamed(String text) {
        var squeezed = squeezed(text);
        return !squeezed.isEmpty()
                && names.stream()
                        .anyMatch(name -> name.equals(squeezed)
                                || squeezed.length() >= SHORTEST && contains(name, squeezed)
                                || name.length() >= SHORTEST - 1 && contains(squeezed, name));
    }
}
