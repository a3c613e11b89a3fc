package org.vigie.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.ingest.Sighting.OfEntry;
import org.vigie.ingest.feed.Feed;
import org.vigie.ingest.feed.Feed.Entry;
import org.vigie.ingest.feed.Html;

/**
 * The entries of a feed, each under the id of the item it tells.
 *
 * <p>An item is named by its canonical URL, so that the same page in two feeds is one item; without a URL by source and
 * entry id. A changelog breaks that: many entries, one page. Where a source has shown two entries with different entry
 * ids under one URL, the entry id is part of the name there from then on, but for the entry that was published before
 * that was known.
 *
 * @param sightings at most one for each id
 * @param sharedUrls as {@link PollState#sharedUrls}, brought up to date
 */
record EntrySightings(List<Sighting> sightings, Map<String, String> sharedUrls) {
    private static final Pattern MAIL_AND_NAME = Pattern.compile("[^\\s()@]+@[^\\s()@]+ *\\(([^()]*[^()\\s][^()]*)\\)");
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SUMMARY = 50_000;
    private static final int LONGEST_CONTENT = 500_000;
    private static final int LONGEST_NAME = 2_000;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST_LABELS = 50;
    private static final int MOST_SHARED_URLS = 1_000;

    static EntrySightings of(Source source, Feed feed, PollState state) {
        var drafts =
                feed.entries().stream().map(entry -> draft(source, feed, entry)).toList();
        var sharedUrls = new HashMap<>(state.sharedUrls());
        for (var url : urlsOfSeveralEntries(drafts)) {
            if (sharedUrls.size() < MOST_SHARED_URLS) {
                sharedUrls.computeIfAbsent(url, shared -> ownerOf(shared, drafts, state));
            }
        }
        var byId = new LinkedHashMap<String, Sighting>();
        for (var draft : drafts) {
            var named = named(source, draft, sharedUrls);
            var seen = state.seen().get(named.id());
            boolean unchanged = seen != null && seen.hash().equals(named.hash());
            if (unchanged || !byId.containsKey(named.id())) {
                byId.put(named.id(), named);
            }
        }
        return new EntrySightings(new ArrayList<>(byId.values()), sharedUrls);
    }

    /** The same content under another entry id is the same entry: some publishers number the editions of an article. */
    private static Set<String> urlsOfSeveralEntries(List<OfEntry> drafts) {
        var firsts = new HashMap<String, OfEntry>();
        var several = new HashSet<String>();
        for (var draft : drafts) {
            var url = draft.url();
            if (url != null) {
                var first = firsts.putIfAbsent(url, draft);
                if (first != null
                        && !first.entryId().equals(draft.entryId())
                        && !first.hash().equals(draft.hash())) {
                    several.add(url);
                }
            }
        }
        return several;
    }

    /** The entry that already stands in the log under the URL alone: the one with the same content, or else the same date. */
    private static String ownerOf(String url, List<OfEntry> drafts, PollState state) {
        var seen = state.seen().get(Fingerprint.id(url));
        if (seen == null) {
            return "";
        }
        var here = drafts.stream().filter(draft -> url.equals(draft.url())).toList();
        return Stream.concat(
                        here.stream().filter(draft -> seen.hash().equals(draft.hash())),
                        here.stream().filter(draft -> seen.publishedAt().equals(draft.published())))
                .map(OfEntry::entryId)
                .findFirst()
                .orElse("");
    }

    private static OfEntry named(Source source, OfEntry draft, Map<String, String> sharedUrls) {
        var url = draft.url();
        var owner = url == null ? null : sharedUrls.get(url);
        String name;
        if (url == null) {
            name = source.id() + "\n" + draft.entryId();
        } else if (owner == null || owner.equals(draft.entryId())) {
            name = url;
        } else {
            name = url + "\n" + draft.entryId();
        }
        return new OfEntry(
                Fingerprint.id(name),
                draft.hash(),
                draft.published(),
                url,
                draft.entryId(),
                draft.title(),
                draft.summary(),
                draft.content(),
                draft.authors(),
                draft.categories(),
                draft.declaredLanguage());
    }

    private static OfEntry draft(Source source, Feed feed, Entry entry) {
        var canonical = CanonicalUrl.of(entry.link());
        var url = canonical == null || canonical.length() > LONGEST_NAME ? null : canonical;
        var title = title(entry.title());
        var summary = cut(Html.plainText(entry.summary()), LONGEST_SUMMARY);
        var content = content(Html.plainText(entry.content()));
        var authors = labels(entry.authors().stream().map(EntrySightings::name).toList());
        var categories = labels(entry.categories());
        var hash = hash(String.valueOf(url), title, summary, content, authors, categories);
        Instant published = entry.published() != null ? entry.published() : entry.updated();
        return new OfEntry(
                "",
                hash,
                published,
                url,
                entryId(entry, hash),
                title,
                summary,
                content,
                authors,
                categories,
                declaredLanguage(source, feed, entry));
    }

    /** The feed's own name for the entry, else its link, else its content; a monstrous one is named by its fingerprint. */
    private static String entryId(Entry entry, String hash) {
        var name = entry.id() != null ? entry.id() : entry.link();
        if (name == null) {
            return hash;
        }
        return name.length() <= LONGEST_NAME ? name : Fingerprint.id(name);
    }

    /** RSS asks for a mail address with the name in brackets behind it; the name is what people want to see. */
    private static String name(String author) {
        var form = MAIL_AND_NAME.matcher(author);
        return form.matches() ? form.group(1) : author;
    }

    /** A title within its bounds. */
    static String title(@Nullable String title) {
        return title == null ? "" : cut(title, LONGEST_TITLE);
    }

    /** A text within its bounds. */
    static String content(String text) {
        return cut(text, LONGEST_CONTENT);
    }

    /** Labels within their bounds. */
    static List<String> labels(List<String> labels) {
        return labels.stream()
                .limit(MOST_LABELS)
                .map(label -> cut(label, LONGEST_LABEL))
                .toList();
    }

    private static String hash(Object... content) {
        try {
            return Fingerprint.content(Json.MAPPER.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts have a JSON form", e);
        }
    }

    /** The source's configuration is believed before the feed: somebody looked at it. */
    private static @Nullable String declaredLanguage(Source source, Feed feed, Entry entry) {
        return Stream.of(source.language(), entry.language(), feed.language())
                .filter(Objects::nonNull)
                .findFirst()
                .map(tag -> tag.split("-", 2)[0].toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
