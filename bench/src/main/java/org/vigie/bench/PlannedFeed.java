package org.vigie.bench;

/**
 * One feed of {@link ManyFeeds}: what stands in it is a function of its number and of its version, which grows by one with
 * each new entry.
 *
 * @param every nanoseconds between two new entries, 0 for never
 */
record PlannedFeed(int number, Kind kind, int entries, long every) {
    /** How it behaves. */
    enum Kind {
        /** Never changes: 304. */
        STEADY,
        /** Has a new entry now and then, and corrects the one before it. */
        NEWS,
        /** The same with everything that it ever had. */
        WHOLE_HISTORY,
        /** Answers late. */
        SLOW,
        /** 500. */
        BROKEN,
        /** A page. */
        HTML,
        /** Accepts and says nothing. */
        SILENT;

        boolean isReadable() {
            return this == STEADY || this == NEWS || this == WHOLE_HISTORY || this == SLOW;
        }
    }

    private static final int PER_MILLE = 1_000;
    private static final long NEWS_EVERY = 20_000_000_000L;

    /** In a thousand feeds: 800 steady, 150 with news, 5 with their whole history, 20 slow, 25 that fail. */
    static PlannedFeed of(int number) {
        int place = Math.floorMod(number * 389, PER_MILLE);
        if (place < 800) {
            return new PlannedFeed(number, Kind.STEADY, 10, 0);
        }
        if (place < 950) {
            return new PlannedFeed(number, Kind.NEWS, 10, NEWS_EVERY);
        }
        if (place < 955) {
            return new PlannedFeed(number, Kind.WHOLE_HISTORY, 1_000, NEWS_EVERY);
        }
        if (place < 975) {
            return new PlannedFeed(number, Kind.SLOW, 10, 0);
        }
        return new PlannedFeed(number, place < 985 ? Kind.BROKEN : place < 995 ? Kind.HTML : Kind.SILENT, 0, 0);
    }

    String id() {
        return "feed-" + number;
    }

    /** The version after so many nanoseconds; feeds do not change all at once. */
    int version(long elapsed) {
        return every == 0 ? 0 : (int) ((elapsed + every * (number % 100) / 100) / every);
    }

    /** How many entries a version has. */
    int entries(int version) {
        return entries + version;
    }

    String url(int entry) {
        return "https://" + id() + ".example/" + entry;
    }

    /** An entry is corrected when the next but one comes. */
    String title(int entry, int version) {
        boolean isCorrected = entry >= entries && entry < entries(version) - 2;
        return "Entry " + entry + " of " + id() + (isCorrected ? ", corrected" : "");
    }

    String body(int version) {
        var body = new StringBuilder("<rss version=\"2.0\"><channel><title>")
                .append(id())
                .append("</title>");
        for (int entry = entries(version) - 1; entry >= 0; entry--) {
            body.append("<item><title>")
                    .append(title(entry, version))
                    .append("</title><link>")
                    .append(url(entry))
                    .append("</link><description>Two or three sentences as they usually stand here, about ")
                    .append(entry)
                    .append(" and what it means for number ")
                    .append(number)
                    .append(". More of it behind the link.</description></item>");
        }
        return body.append("</channel></rss>").toString();
    }
}
