package org.vigie.ingest.discover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.fetch.LinkHeader;

/**
 * The feeds that a web page names, best first: {@code link} elements and the {@code Link} header (RFC 8288), then links in
 * the page that look like feeds of the same site. Feeds of comments come last. Where a page names none, there are the
 * paths at which publishing systems usually keep them.
 */
public final class FeedLinks {
    private static final int MOST = 10;
    private static final int DEEPEST = 400;

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/x-cdf",
            "application/json",
            "application/xml",
            "text/xml");

    /** WordPress, Hugo, Jekyll, Ghost, Blogger, Drupal and what was written by hand. */
    private static final List<String> USUAL = List.of(
            "feed/",
            "rss.xml",
            "feed.xml",
            "atom.xml",
            "index.xml",
            "rss/",
            "rss",
            "feed",
            "feeds/posts/default",
            "feed.json");

    private static final Pattern LOOKS_LIKE_A_FEED = Pattern.compile(
            "(?i)(?:^|[/.?=_-])(?:rss|atom|feed|feeds|rdf)(?:[/.?=_-]?(?:xml|json|rdf|php|1|2|2\\.0)?)?/?$"
                    + "|\\.(?:rss|atom|rdf)$|/(?:rss|feed|atom)[^/]*\\.xml$");

    private static final Pattern PAGE_START =
            Pattern.compile("(?is)\\A.{0,1000}?<(?:!doctype\\s+html|html|head|body)\\b.*");

    private FeedLinks() {}

    private record Candidate(String address, String title) {
        boolean isOfComments() {
            var words = (address + " " + title).toLowerCase(Locale.ROOT);
            return words.contains("comment") || words.contains("kommentar");
        }
    }

    /** Whether a body that is no feed is a page. */
    public static boolean isPage(byte[] body, @Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("html")
                || PAGE_START.matcher(start(body)).matches();
    }

    private static String start(byte[] body) {
        var start = body.length > 4096 ? Arrays.copyOf(body, 4096) : body;
        return CharacterEncoding.decode(start, null);
    }

    /**
     * The feeds that a page names.
     *
     * @param linkHeader the {@code Link} headers, joined by commas
     * @return absolute addresses without the page's own, at most {@value #MOST}
     */
    public static List<String> of(byte[] page, Origin origin, @Nullable String linkHeader) {
        var address = origin.address() == null ? "" : origin.address();
        var html = CharacterEncoding.decode(page, origin.contentType());
        var document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, address);
        var found = new ArrayList<Candidate>(inHeader(linkHeader, address));
        found.addAll(inHead(document));
        if (found.isEmpty()) {
            found.addAll(inBody(document, address));
        }
        return found.stream()
                .filter(candidate -> HttpUrl.parse(candidate.address) != null)
                .filter(candidate -> !candidate.address.equals(address))
                .sorted(Comparator.comparing(Candidate::isOfComments))
                .map(Candidate::address)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Candidate> inHead(Document document) {
        return document.select("link[href][rel~=(?i)\\b(?:alternate|feed)\\b]").stream()
                .filter(link -> isFeed(link.attr("rel"), link.attr("type")))
                .map(FeedLinks::candidate)
                .toList();
    }

    private static Candidate candidate(Element link) {
        return new Candidate(link.absUrl("href"), link.attr("title") + " " + link.text());
    }

    private static boolean isFeed(String relation, String type) {
        var plain = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return TYPES.contains(plain)
                || plain.isEmpty() && relation.toLowerCase(Locale.ROOT).contains("feed");
    }

    private static List<Candidate> inBody(Document document, String address) {
        var own = HttpUrl.parse(address);
        return document.select("a[href]").stream()
                .map(FeedLinks::candidate)
                .filter(link -> LOOKS_LIKE_A_FEED.matcher(link.address).find())
                .filter(link -> {
                    var target = HttpUrl.parse(link.address);
                    return own == null || target != null && isSameSite(own, target);
                })
                .toList();
    }

    private static boolean isSameSite(HttpUrl one, HttpUrl other) {
        return siteOf(one).equals(siteOf(other));
    }

    private static String siteOf(HttpUrl url) {
        var domain = url.topPrivateDomain();
        return domain == null ? url.host() : domain;
    }

    private static List<Candidate> inHeader(@Nullable String header, String address) {
        var base = HttpUrl.parse(address);
        var found = new ArrayList<Candidate>();
        for (var link : LinkHeader.of(header)) {
            var relation = link.parameter("rel").toLowerCase(Locale.ROOT);
            var target = base == null ? HttpUrl.parse(link.target()) : base.resolve(link.target());
            boolean names = relation.contains("alternate") || relation.contains("feed");
            if (target != null && names && isFeed(relation, link.parameter("type"))) {
                found.add(new Candidate(target.toString(), link.parameter("title")));
            }
        }
        return found;
    }

    /** Where a publishing system usually keeps its feed: below the address, then at the host. */
    public static List<String> usualPaths(String address) {
        var folder = HttpUrl.parse(address.split("[?#]", 2)[0].replaceAll("/*$", "/"));
        if (folder == null) {
            return List.of();
        }
        return Stream.of("", "/")
                .flatMap(base -> USUAL.stream().map(path -> String.valueOf(folder.resolve(base + path))))
                .distinct()
                .toList();
    }
}
