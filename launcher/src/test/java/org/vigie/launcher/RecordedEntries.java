package org.vigie.launcher;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The distinct entries of recorded feeds, worked out a second time and in another way than the pipeline does: no ROME, no
 * state of polls, only the bodies in the order of their moments. An entry is named by its canonical URL; where one source
 * shows several entry ids under one URL, the ids tell them apart, and the entry that stood there alone before keeps the
 * plain name.
 */
final class RecordedEntries {
    private static final Set<String> NO_CONTENT =
            Set.of("guid", "id", "link", "pubdate", "updated", "published", "dc:date");

    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, Source> sources = new HashMap<>();

    private static final class Source {
        final Map<String, String> alone = new HashMap<>();
        final Set<String> shared = new HashSet<>();
    }

    private record Entry(String url, String entryId, String content) {}

    /** Takes in what a source showed at the next moment. */
    void add(String sourceId, byte[] body) {
        var source = sources.computeIfAbsent(sourceId, id -> new Source());
        var entries = entries(body);
        var firsts = new HashMap<String, Entry>();
        for (var entry : entries) {
            var first = firsts.putIfAbsent(entry.url, entry);
            boolean isAnother =
                    first != null && !first.entryId.equals(entry.entryId) && !first.content.equals(entry.content);
            if (isAnother && !entry.url.isEmpty()) {
                source.shared.add(entry.url);
            }
        }
        for (var entry : entries) {
            String name;
            if (entry.url.isEmpty()) {
                name = sourceId + "\n" + entry.entryId;
            } else if (!source.shared.contains(entry.url)) {
                name = entry.url;
                source.alone.put(entry.url, entry.entryId);
            } else {
                name = entry.entryId.equals(source.alone.get(entry.url)) ? entry.url : entry.url + "\n" + entry.entryId;
            }
            found.put(id(name), sourceId + " " + name);
        }
    }

    /** Item ids, each with a source that showed it and its name. */
    Map<String, String> found() {
        return found;
    }

    private static List<Entry> entries(byte[] body) {
        var text = new String(body, encoding(body));
        int start = text.indexOf('<');
        if (start < 0 || text.toLowerCase(Locale.ROOT).contains("<html")) {
            return List.of();
        }
        var document = Jsoup.parse(text.substring(start), "", Parser.xmlParser());
        var entries = new ArrayList<Entry>();
        for (var element : document.select("item, entry")) {
            var link = link(element);
            var guid = child(element, "guid", "id");
            var canonical = canonical(link);
            entries.add(new Entry(canonical, guid.isEmpty() ? link : guid, content(element)));
        }
        return entries;
    }

    /** All but names, links and dates. */
    private static String content(Element entry) {
        return entry.children().stream()
                .filter(child -> !NO_CONTENT.contains(child.tagName().toLowerCase(Locale.ROOT)))
                .map(Element::outerHtml)
                .collect(Collectors.joining());
    }

    private static Charset encoding(byte[] body) {
        var head =
                new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return head.contains("iso-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static String link(Element entry) {
        for (var child : entry.children()) {
            if (child.tagName().equals("link")) {
                var relation = child.attr("rel");
                if (child.hasAttr("href") && (relation.isEmpty() || relation.equals("alternate"))) {
                    return child.attr("href").strip();
                }
                if (!child.hasAttr("href") && !child.text().isBlank()) {
                    return child.text().strip();
                }
            }
        }
        for (var child : entry.children()) {
            if (child.tagName().equals("guid") && !child.attr("isPermaLink").equals("false")) {
                return child.text().strip();
            }
        }
        return "";
    }

    private static String child(Element entry, String... names) {
        for (var child : entry.children()) {
            for (var name : names) {
                if (child.tagName().equals(name)) {
                    return child.text().strip();
                }
            }
        }
        return "";
    }

    private static String canonical(String link) {
        try {
            var uri = URI.create(percentEncoded(link.split("#", 2)[0]));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getRawAuthority() == null) {
                return "";
            }
            var kept = new ArrayList<String>();
            for (var pair : uri.getRawQuery() == null
                    ? new String[0]
                    : uri.getRawQuery().split("&", -1)) {
                var name = pair.split("=", 2)[0].toLowerCase(Locale.ROOT);
                if (!name.isEmpty()
                        && !name.startsWith("utm_")
                        && !List.of("fbclid", "gclid", "xtor", "at_medium", "at_campaign")
                                .contains(name)) {
                    kept.add(pair);
                }
            }
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT) + path
                    + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String percentEncoded(String link) {
        var encoded = new StringBuilder();
        for (byte b : link.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 127 && "\"<>\\^`{|}".indexOf(b) < 0;
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    private static String id(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
