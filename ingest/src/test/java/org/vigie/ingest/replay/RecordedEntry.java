package org.vigie.ingest.replay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * One entry as the text of its element says, taken apart with patterns instead of a parser of feeds.
 *
 * @param url canonical, empty for none
 * @param entryId guid, else link, else title and content
 * @param told what it tells: title, texts, authors and categories
 * @param timeless the text without its dates
 */
record RecordedEntry(String url, String entryId, String title, String told, String timeless) {
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile(
            "<((?:a10:|atom:|dc:|dcterms:)?(?:pubDate|published|updated|modified|issued|created|date))\\b[^>]*>[^<]*</\\1>");
    private static final Pattern TOLD = Pattern.compile(
            "<(title|description|summary|content|content:encoded|author|dc:creator|category)\\b.*?(?:</\\1>|/>)",
            Pattern.DOTALL);
    /** UTF-8 taken for Latin-1 and encoded again: it is read as what was meant, so that its mending is no change. */
    private static final Pattern TWICE_ENCODED =
            Pattern.compile("\\u00E2[\\u0080-\\u00BF]{2}|[\\u00C2-\\u00C3][\\u0080-\\u00BF]");

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<link>([^<]*)</link>");
    private static final Pattern ATOM_LINK = Pattern.compile("<link\\s([^>]*)>");
    private static final Pattern HREF = Pattern.compile("href=[\"']([^\"']*)");
    private static final Pattern GUID = Pattern.compile("<(guid|id)\\b([^>]*)>([^<]*)</\\1>");
    private static final List<String> TRACKING = List.of("fbclid", "gclid", "xtor", "at_medium", "at_campaign");

    static RecordedEntry of(String element) {
        var plain = CDATA.matcher(element)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")));
        var guid = GUID.matcher(plain);
        var id = "";
        var permalink = "";
        if (guid.find()) {
            id = text(guid.group(3));
            permalink = guid.group(1).equals("guid") && !guid.group(2).contains("false") ? id : "";
        }
        var link = link(plain);
        var url = canonical(link.isEmpty() ? permalink : link);
        var title = TITLE.matcher(plain);
        var timeless = DATE.matcher(plain).replaceAll("");
        var told = new StringBuilder();
        TOLD.matcher(plain).results().forEach(found -> told.append(found.group()));
        var entryId = !id.isEmpty() ? id : !link.isEmpty() ? link : timeless;
        return new RecordedEntry(url, entryId, title.find() ? text(title.group(1)) : "", told.toString(), timeless);
    }

    private static String link(String element) {
        var link = LINK.matcher(element);
        if (link.find()) {
            return text(link.group(1));
        }
        return ATOM_LINK
                .matcher(element)
                .results()
                .map(found -> found.group(1))
                .filter(attributes -> !attributes.contains("rel=") || attributes.contains("alternate"))
                .map(HREF::matcher)
                .filter(href -> href.find())
                .map(href -> text(href.group(1)))
                .findFirst()
                .orElse("");
    }

    private static String text(String escaped) {
        return TWICE_ENCODED
                .matcher(Parser.unescapeEntities(escaped, false).strip())
                .replaceAll(found -> Matcher.quoteReplacement(
                        new String(found.group().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    private static String canonical(String link) {
        try {
            var uri = URI.create(percentEncoded(link.split("#", 2)[0]));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getRawAuthority() == null) {
                return "";
            }
            var kept = new ArrayList<String>();
            var query = uri.getRawQuery();
            for (var pair : query == null ? new String[0] : query.split("&", -1)) {
                var name = pair.split("=", 2)[0].toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.startsWith("utm_") && !TRACKING.contains(name)) {
                    kept.add(pair);
                }
            }
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath().replace("/./", "/");
            var host = uri.getRawAuthority().toLowerCase(Locale.ROOT);
            var port = scheme.equals("http") ? ":80" : ":443";
            return scheme + "://" + (host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host)
                    + path + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
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
}
