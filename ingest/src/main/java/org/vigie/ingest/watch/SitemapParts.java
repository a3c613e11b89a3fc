package org.vigie.ingest.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Failure;
import org.vigie.ingest.feed.Html;
import org.vigie.ingest.fetch.FetchResult;

/**
 * An index of sitemaps, read as the one sitemap that its parts make up: all of them, at most {@value #MOST_PARTS} with
 * about {@value #MOST_PAGES} addresses. A larger one is refused: to read a part of it now and another part later would make
 * news of what is old. A part that is gone has none; one that fails otherwise fails the whole, so that what is missing is
 * never taken for what shrank.
 *
 * @param fetch asks for an address, unconditionally
 * @param threads on which answers are read
 */
public record SitemapParts(Fetch fetch, Threads threads) {
    static final int MOST_PARTS = 20;
    static final int MOST_PAGES = 100_000;
    private static final String TOO_MUCH =
            "it has more than " + MOST_PARTS + " parts, or more than " + MOST_PAGES + " addresses";
    private static final Set<Integer> GONE = Set.of(404, 410);

    /** One request. */
    @FunctionalInterface
    public interface Fetch {
        FetchResult of(String address) throws InterruptedException;
    }

    /** Does work elsewhere and waits for it. */
    @FunctionalInterface
    public interface Threads {
        <T> T of(Supplier<T> work) throws InterruptedException;
    }

    /** An answer as it is, or the whole of the index that it is. */
    public FetchResult whole(FetchResult answer) throws InterruptedException {
        if (!(answer instanceof FetchResult.Fresh fresh)) {
            return answer;
        }
        var index = read(fresh);
        if (index == null || index.parts().isEmpty()) {
            return answer;
        }
        var pages = new ArrayList<>(index.pages());
        var asked = new HashSet<String>();
        var parts = new ArrayDeque<>(index.parts());
        while (!parts.isEmpty()) {
            var address = parts.poll();
            if (asked.add(address)) {
                if (asked.size() > MOST_PARTS || pages.size() > MOST_PAGES) {
                    return failed(address, Failure.TOO_LARGE, TOO_MUCH, fresh.at());
                }
                switch (fetch.of(address)) {
                    case FetchResult.Fresh part -> {
                        var found = read(part);
                        if (found == null) {
                            return failed(address, Failure.UNREADABLE, "is no sitemap", part.at());
                        }
                        pages.addAll(found.pages());
                        parts.addAll(found.parts());
                    }
                    case FetchResult.Failed failed -> {
                        if (!GONE.contains(failed.status())) {
                            return new FetchResult.Failed(
                                    failed.kind(),
                                    failed.status(),
                                    inWords(address, failed.problem()),
                                    failed.retryAfter(),
                                    failed.at());
                        }
                    }
                    case FetchResult.NotModified never -> {
                        // nobody asked conditionally
                    }
                }
            }
        }
        return joined(fresh, pages);
    }

    private static FetchResult.Failed failed(String part, Failure kind, String problem, Instant at) {
        return new FetchResult.Failed(kind, 0, inWords(part, problem), null, at);
    }

    private static String inWords(String part, String problem) {
        return "a part of the sitemap, " + part + ": " + problem
                + "; if the news are in another part, take its address for the source";
    }

    /** Null for what is no sitemap. */
    private @Nullable Sitemap read(FetchResult.Fresh answer) throws InterruptedException {
        return threads.of(() -> attempt(answer)).orElse(null);
    }

    private static Optional<Sitemap> attempt(FetchResult.Fresh answer) {
        try {
            return Optional.of(Sitemap.read(answer.body(), answer.origin()));
        } catch (UnwatchableException e) {
            return Optional.empty();
        }
    }

    /** Without validators: an index can stay the same while its parts change. */
    private static FetchResult.Fresh joined(FetchResult.Fresh index, List<Sitemap.Page> pages) {
        var xml = new StringBuilder("<urlset>\n");
        for (var page : pages) {
            xml.append("<url>");
            element(xml, "loc", page.address());
            if (page.title() != null || page.published() != null || page.language() != null) {
                xml.append("<news>");
                element(xml, "title", page.title());
                element(xml, "publication_date", page.published());
                if (page.language() != null) {
                    xml.append("<publication>");
                    element(xml, "language", page.language());
                    xml.append("</publication>");
                }
                xml.append("</news>");
            }
            xml.append("</url>\n");
        }
        return new FetchResult.Fresh(
                xml.append("</urlset>\n").toString().getBytes(StandardCharsets.UTF_8),
                index.address(),
                "application/xml; charset=utf-8",
                index.contentLanguage(),
                index.contentLocation(),
                null,
                null,
                index.maxAge(),
                index.link(),
                index.movedTo(),
                index.at());
    }

    private static void element(StringBuilder xml, String name, @Nullable Object value) {
        if (value != null) {
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(Html.escape(value.toString()))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }
}
