package org.vigie.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.FeedSummary;
import org.vigie.ingest.TrialReport;
import org.vigie.ingest.sources.SourcesFile;

/** The report on a trial as people read it. */
record TrialText(TrialReport report, PrintWriter out) {
    void print() {
        out.println(report.url());
        for (var hop : report.hops()) {
            line("answer", hop.status() + (hop.location() == null ? " " + hop.url() : " to " + hop.location()));
        }
        var answer = report.answer();
        if (answer != null) {
            body(answer);
        }
        var feed = report.feed();
        if (feed != null) {
            feed(feed, answer);
        }
        report.lists().forEach(this::list);
        if (report.pagesAllowed() != null) {
            line("pages", report.pagesAllowed() ? "may be read" : "robots.txt forbids the first one, or cannot be had");
        }
        if (answer != null && report.isReadable()) {
            asking(answer, feed);
        } else if (report.interval() != null) {
            line("polled", "each " + Ago.of(report.interval()));
        }
        report.remarks().forEach(remark -> line("remark", remark));
        if (report.problem() != null) {
            line("problem", report.problem());
        }
        report.namedFeeds().forEach(named -> line("try", "vigie sources test " + named));
        if (report.proposal() != null) {
            out.println();
            out.println("  for your list of sources:");
            SourcesFile.write(List.of(report.proposal())).lines().skip(1).forEach(line -> out.println("  " + line));
        }
        out.println();
    }

    private void body(TrialReport.Answer answer) {
        var encoding = report.hops().isEmpty() ? null : report.hops().getLast().encoding();
        line(
                "body",
                String.format("%,d bytes, ", answer.bytes())
                        + (encoding == null ? "not compressed" : "sent as " + encoding) + ", "
                        + (answer.contentType() == null ? "without a Content-Type" : answer.contentType()));
    }

    private void feed(FeedSummary feed, TrialReport.@Nullable Answer answer) {
        line(isWatched() ? "found" : "format", feed.format());
        line("title", orNone(feed.title()));
        var inHeader = answer == null ? null : answer.contentLanguage();
        line(
                "language",
                (feed.language() == null ? "not declared" : feed.language())
                        + (inHeader == null ? "" : " (HTTP says " + inHeader + ")"));
        line("entries", entries(feed));
        if (feed.newest() != null) {
            line("dates", "newest " + time(feed.newest()) + ", oldest " + time(Objects.requireNonNull(feed.oldest())));
        }
        for (var entry : feed.newestEntries()) {
            line("", "· " + (entry.title().isEmpty() ? "(without a title)" : oneLine(entry.title())));
            if (isWatched()) {
                line(
                        "",
                        "  " + (entry.published() == null ? "no date" : time(entry.published())) + ", " + entry.link());
            }
        }
        line("texts", texts(feed));
    }

    private boolean isWatched() {
        return report.proposal() != null && report.proposal().kind().isWatched();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private void list(TrialReport.HubList list) {
        var records = list.records() + " on " + (list.goesOn() ? "the first page of it" : "it");
        line("asked", list.name() + ": " + (list.problem() == null ? records : list.problem()));
        list.first().forEach(name -> line("", "· " + name));
    }

    private static String texts(FeedSummary feed) {
        if (feed.text() == 0) {
            return "titles alone; full-text reads the pages";
        }
        return feed.hasFullText()
                ? String.format("whole articles, it seems: half of them have %,d characters or more", feed.text())
                : String.format(
                        "teasers: half of them have %,d characters or fewer; full-text reads the pages", feed.text());
    }

    private static String entries(FeedSummary feed) {
        var parts = new ArrayList<String>();
        parts.add(String.valueOf(feed.entries()));
        if (feed.entries() > 0) {
            parts.add(feed.dated() == feed.entries() ? "all dated" : feed.dated() + " dated");
            parts.add(feed.withoutId() == 0 ? "all with an id" : feed.withoutId() + " without id");
            parts.add(feed.withoutLink() == 0 ? "all with a link" : feed.withoutLink() + " without link");
        }
        return String.join(", ", parts);
    }

    private void asking(TrialReport.Answer answer, @Nullable FeedSummary feed) {
        line("validators", validators(answer));
        line("wishes", wishes(answer, feed));
        if (feed != null) {
            line(
                    "rhythm",
                    feed.meanGap() == null
                            ? "not known: fewer than three dates"
                            : "an entry each " + Ago.of(feed.meanGap()) + ", by the last twenty");
        }
        if (report.interval() != null) {
            line("polled", "each " + Ago.of(report.interval()));
        }
    }

    private static String validators(TrialReport.Answer answer) {
        var names = new ArrayList<String>();
        if (answer.etag() != null) {
            names.add("ETag");
        }
        if (answer.lastModified() != null) {
            names.add("Last-Modified");
        }
        if (names.isEmpty()) {
            return "none";
        }
        return String.join(" and ", names)
                + (Boolean.TRUE.equals(answer.notModified())
                        ? "; a second request got 304"
                        : "; but a second request got the whole body again");
    }

    private static String wishes(TrialReport.Answer answer, @Nullable FeedSummary feed) {
        var wishes = new ArrayList<String>();
        add(wishes, "max-age", answer.maxAge());
        if (feed != null) {
            add(wishes, "ttl", feed.ttl());
            if (!feed.skipHours().isEmpty()) {
                wishes.add("not at the hours "
                        + feed.skipHours().stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")) + " UTC");
            }
            if (!feed.skipDays().isEmpty()) {
                wishes.add("not on "
                        + feed.skipDays().stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        }
        return wishes.isEmpty() ? "none" : String.join("; ", wishes);
    }

    private static void add(List<String> wishes, String name, @Nullable Duration wish) {
        if (wish != null) {
            wishes.add(name + " " + Ago.of(wish));
        }
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z") + " (" + Ago.of(time, Instant.now())
                + ")";
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? "none" : text.strip();
    }

    private void line(String name, String text) {
        out.printf("  %-11s %s%n", name, text);
    }
}
