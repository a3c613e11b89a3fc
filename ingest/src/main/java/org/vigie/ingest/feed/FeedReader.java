package org.vigie.ingest.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.feed.Feed.Enclosure;
import org.vigie.ingest.feed.Feed.Entry;

/** Reads RSS and Atom through ROME; a document that is not well-formed goes through {@link XmlRepair} first. Thread-safe. */
public final class FeedReader {
    /** A feed with more entries is cut here: the newest come first by custom. */
    static final int MOST_ENTRIES = 5_000;

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");

    /**
     * Reads a feed.
     *
     * @param body as it was sent, after decompression
     * @param contentType the HTTP header
     * @param address where it came from: relative links are resolved against it
     * @throws UnreadableFeedException when it is no feed, with the reason
     */
    public Feed read(byte[] body, @Nullable String contentType, String address) throws UnreadableFeedException {
        var text = decode(body, contentType);
        try {
            return convert(parse(text), address);
        } catch (StackOverflowError e) {
            throw new UnreadableFeedException("its elements are nested too deep", e);
        }
    }

    private static String decode(byte[] body, @Nullable String contentType) throws UnreadableFeedException {
        try (var reader = contentType == null
                ? new XmlReader(new ByteArrayInputStream(body), true)
                : new XmlReader(new ByteArrayInputStream(body), contentType, true)) {
            var text = new StringBuilder(body.length);
            var buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFeedException("its characters cannot be decoded: " + e.getMessage(), e);
        }
    }

    private static SyndFeed parse(String text) throws UnreadableFeedException {
        if (text.isBlank()) {
            throw new UnreadableFeedException("the body is empty");
        }
        try {
            return build(text);
        } catch (FeedException | RuntimeException strict) {
            try {
                return build(XmlRepair.repair(text));
            } catch (FeedException | RuntimeException repaired) {
                throw new UnreadableFeedException(
                        XmlRepair.looksLikeHtml(text)
                                ? "this is an HTML page, not a feed"
                                : "neither RSS nor Atom: " + strict.getMessage(),
                        strict);
            }
        }
    }

    private static SyndFeed build(String text) throws FeedException {
        var input = new SyndFeedInput(false, Locale.ROOT);
        input.setXmlHealerOn(false);
        input.setAllowDoctypes(true);
        return input.build(new StringReader(text));
    }

    private static Feed convert(SyndFeed feed, String address) {
        var entries = new ArrayList<Entry>();
        for (var entry : feed.getEntries()) {
            if (entries.size() == MOST_ENTRIES) {
                break;
            }
            entries.add(convert(entry, address));
        }
        return new Feed(
                plain(feed.getTitle()),
                resolve(feed.getLink(), address),
                language(feed.getLanguage()),
                blankToNull(feed.getUri()),
                plain(feed.getDescription()),
                instant(feed.getPublishedDate()),
                blankToNull(feed.getAuthor()),
                blankToNull(feed.getCopyright()),
                categories(feed.getCategories()),
                feed.getImage() == null ? null : resolve(feed.getImage().getUrl(), address),
                entries);
    }

    private static Entry convert(SyndEntry entry, String address) {
        var link = resolve(entry.getLink(), address);
        var base = link == null ? address : link;
        var content = entry.getContents().stream()
                .map(SyndContent::getValue)
                .filter(Objects::nonNull)
                .reduce("", (a, b) -> a.length() >= b.length() ? a : b);
        var summary =
                entry.getDescription() == null ? "" : entry.getDescription().getValue();
        return new Entry(
                blankToNull(entry.getUri()),
                link,
                Objects.requireNonNullElse(plain(entry.getTitle()), ""),
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                authors(entry),
                Html.sanitise(summary == null ? "" : summary, base),
                Html.sanitise(content, base),
                categories(entry.getCategories()),
                entry.getEnclosures().stream()
                        .filter(enclosure -> enclosure.getUrl() != null)
                        .map(enclosure -> new Enclosure(
                                Objects.requireNonNullElse(resolve(enclosure.getUrl(), address), enclosure.getUrl()),
                                blankToNull(enclosure.getType()),
                                enclosure.getLength() > 0 ? enclosure.getLength() : null))
                        .toList());
    }

    private static List<String> authors(SyndEntry entry) {
        var people = entry.getAuthors().stream().map(SyndPerson::getName);
        return Stream.concat(people, Stream.ofNullable(entry.getAuthor()))
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> categories(List<SyndCategory> categories) {
        return categories.stream()
                .map(SyndCategory::getName)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String plain(@Nullable String html) {
        return html == null ? null : Html.plainText(html);
    }

    /** The absolute form, null where there is no link or no address can be made of it. */
    private static @Nullable String resolve(@Nullable String link, String address) {
        if (link == null || link.isBlank()) {
            return null;
        }
        var stripped = link.strip();
        try {
            return stripped.matches("(?i)https?://.*")
                    ? stripped
                    : URI.create(address).resolve(stripped).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag != null && LANGUAGE_TAG.matcher(tag.strip()).matches()
                ? tag.strip().toLowerCase(Locale.ROOT)
                : null;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
