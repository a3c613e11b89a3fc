package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.Source;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Hop;
import org.vigie.ingest.watch.AddressWords;
import org.vigie.ingest.watch.WatchedList;

/** What of a readable feed deserves a look before it is polled, a sentence each. */
final class TrialRemarks {
    private static final Duration OLD = Duration.ofDays(60);
    private static final int LARGE = 1 << 20;

    private TrialRemarks() {}

    /** What of a list that is watched deserves a look besides. */
    static List<String> on(Source source, WatchedList list, FetchResult.Fresh answer) {
        var remarks = new ArrayList<String>();
        if (!list.unusable().isEmpty()) {
            remarks.add("of what was found, " + list.unusable());
        }
        if (source.kind() == Source.Kind.PAGE) {
            var named = FeedLinks.of(answer.body(), answer.origin(), answer.link());
            if (!named.isEmpty()) {
                remarks.add("the page names a feed, which is better than to watch it: " + named.getFirst());
            }
        }
        boolean areAddresses = list.feed().entries().stream()
                .allMatch(entry -> entry.title().equals(AddressWords.of(String.valueOf(entry.link()))));
        if (source.kind() == Source.Kind.SITEMAP && areAddresses) {
            remarks.add("it has no titles: these are words of the addresses"
                    + (source.fullText() ? ", until the pages are read" : "; full-text reads them on the pages"));
        }
        return remarks;
    }

    static List<String> on(TrialReport.Answer answer, FeedSummary feed, List<Hop> hops, Instant now) {
        var remarks = new ArrayList<String>();
        if (answer.movedTo() != null) {
            remarks.add("it has moved for good to " + answer.movedTo() + ": use that address");
        } else if (hops.size() > 1) {
            remarks.add("it redirects, for now, to " + answer.address());
        }
        if (feed.entries() == 0) {
            remarks.add("it has no entries");
            return remarks;
        }
        if (feed.dated() == 0) {
            remarks.add("no entry has a plausible date: each counts from when it is first seen");
        } else if (feed.dated() < feed.entries()) {
            remarks.add((feed.entries() - feed.dated()) + " of " + feed.entries()
                    + " entries have no plausible date: these count from when they are first seen");
        }
        if (feed.inFuture() > 0) {
            remarks.add(feed.inFuture() + " of " + feed.entries() + " entries are dated in the future");
        }
        if (feed.newest() != null && Duration.between(feed.newest(), now).compareTo(OLD) > 0) {
            remarks.add("the newest entry is "
                    + Duration.between(feed.newest(), now).toDays() + " days old: it may be abandoned");
        }
        if (feed.withoutLink() > 0) {
            remarks.add(feed.withoutLink() + " of " + feed.entries() + " entries have no link");
        }
        if (Boolean.FALSE.equals(answer.notModified())) {
            remarks.add("it ignores its own validators: each poll costs the whole body");
        } else if (answer.notModified() == null && answer.bytes() > LARGE) {
            remarks.add("it has no validators, and each poll costs " + answer.bytes() / LARGE + " MB");
        }
        if (!hops.isEmpty() && hops.getLast().encoding() == null && answer.bytes() > LARGE / 10) {
            remarks.add("its " + answer.bytes() / 1024 + " KB are sent without compression");
        }
        return remarks;
    }
}
