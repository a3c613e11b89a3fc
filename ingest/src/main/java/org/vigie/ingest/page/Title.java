package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * The headline: as it is shown where the page's own titles agree with it, else as one of them has it, without the site's
 * name.
 */
final class Title {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|·•»«–—:/\\\\-]+\\s+|\\s*[|•»｜]\\s*|\\s*[_]\\s*(?=[\\u3040-\\u9FFF])");
    private static final int SHORTEST = 5;
    private static final int LONGEST_TAIL = 4;
    private static final int SHORTEST_HEAD = 3;
    private static final double ALIKE = 0.5;
    private static final double LARGE_PART = 0.5;

    private final Document page;
    private final Site site;
    private final List<String> declared;

    private Title(Document page, Site site, Metas metas, StructuredData data) {
        this.page = page;
        this.site = site;
        this.declared = Stream.of(
                        data.text("headline"),
                        metas.first(
                                "og:title",
                                "twitter:title",
                                "dc.title",
                                "dcterms.title",
                                "parsely-title",
                                "sailthru.title",
                                "citation_title"),
                        page.title().isBlank() ? null : page.title())
                .filter(Objects::nonNull)
                .map(title -> withoutSite(Lines.withSingleSpaces(title)))
                .filter(title -> !title.isEmpty())
                .toList();
    }

    static @Nullable String of(Document page, Site site, Metas metas, StructuredData data) {
        return new Title(page, site, metas, data).best();
    }

    private @Nullable String best() {
        var shown = new ArrayList<String>();
        for (var heading : page.select("h1, [itemprop=headline]:not(meta)")) {
            var text = Lines.withSingleSpaces(heading.text());
            if (text.length() >= SHORTEST && !site.isNamed(text)) {
                shown.add(text);
            }
        }
        for (var text : shown) {
            var agreed = agreed(text);
            if (agreed != null) {
                return agreed;
            }
        }
        for (var text : shown) {
            if (declared.stream().anyMatch(title -> likeness(text, title) >= ALIKE)) {
                return text;
            }
        }
        if (!declared.isEmpty()) {
            return declared.stream()
                    .filter(title -> !site.isNamed(title))
                    .findFirst()
                    .orElse(declared.getFirst());
        }
        return shown.isEmpty() ? onlyHeading() : shown.getFirst();
    }

    private @Nullable String onlyHeading() {
        var only = page.selectFirst("h1, h2");
        return only == null || only.text().isBlank() ? null : only.text();
    }

    /** What is shown where a declared title begins or ends with it; the declared one where that is only a part of what is shown. */
    private @Nullable String agreed(String shown) {
        var folded = LineFilter.folded(shown);
        if (folded.isEmpty()) {
            return null;
        }
        for (var title : declared) {
            var other = LineFilter.folded(title);
            if (other.contains(folded) && folded.length() >= LARGE_PART * other.length()) {
                return shown;
            }
        }
        for (var title : declared) {
            var other = LineFilter.folded(title);
            if (folded.contains(other)
                    && Words.count(title) > LONGEST_TAIL
                    && other.length() >= LARGE_PART * folded.length()) {
                return title;
            }
        }
        return null;
    }

    /** Common words of all words. */
    private static double likeness(String one, String other) {
        var words = new HashSet<>(Words.of(one));
        var all = new HashSet<>(Words.of(other));
        int both = words.size() + all.size();
        all.addAll(words);
        int common = both - all.size();
        return all.isEmpty() ? 0 : (double) common / all.size();
    }

    /** A segment at either end that names the site goes; so does a short last one behind a bar where nobody tells the name. */
    private String withoutSite(String title) {
        var segments = new ArrayList<int[]>();
        var separators = SEPARATOR.matcher(title);
        int from = 0;
        while (separators.find()) {
            segments.add(new int[] {from, separators.start()});
            from = separators.end();
        }
        segments.add(new int[] {from, title.length()});
        int first = 0;
        int last = segments.size() - 1;
        boolean isCut = false;
        while (last > first && isSite(title, segments.get(last))) {
            last--;
            isCut = true;
        }
        while (first < last && isSite(title, segments.get(first))) {
            first++;
            isCut = true;
        }
        if (!isCut && last > first && isTail(title, segments, last)) {
            last--;
        }
        var cut = title.substring(segments.get(first)[0], segments.get(last)[1]).strip();
        int colon = cut.indexOf(": ");
        return colon > 0 && site.isExactly(cut.substring(0, colon))
                ? cut.substring(colon + 1).strip()
                : cut;
    }

    private boolean isSite(String title, int[] segment) {
        return site.isNamed(title.substring(segment[0], segment[1]));
    }

    private static boolean isTail(String title, List<int[]> segments, int last) {
        var before = title.substring(segments.get(last - 1)[1], segments.get(last)[0]);
        var tail = title.substring(segments.get(last)[0]);
        return (before.contains("|") || before.contains("｜") || before.contains("_"))
                && Words.count(tail) <= LONGEST_TAIL
                && Words.count(title.substring(0, segments.get(last - 1)[1])) >= SHORTEST_HEAD;
    }
}
