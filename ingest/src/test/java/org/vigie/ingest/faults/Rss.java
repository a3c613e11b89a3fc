package org.vigie.ingest.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Feeds to serve: entries are numbered, and the one of the highest number stands first. */
final class Rss {
    private Rss() {}

    /** From one number to before another. */
    static String of(int from, int to) {
        var entries = new ArrayList<String>();
        for (int i = to - 1; i >= from; i--) {
            entries.add(entry(i, ""));
        }
        return of(entries);
    }

    static String of(String... entries) {
        return of(Arrays.asList(entries));
    }

    static String of(List<String> entries) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Le Fil</title>"
                + "<link>https://fil.example/</link><description>Les brèves du port</description>\n"
                + String.join("\n", entries) + "\n</channel></rss>\n";
    }

    static String entry(int number, String more) {
        return "<item><title>Brève " + number + "</title><link>https://fil.example/" + number + "</link>"
                + "<description>Ce qui s’est passé au port, numéro " + number + ".</description>" + more + "</item>";
    }

    static String date(String day) {
        return "<pubDate>" + day + " 08:00:00 GMT</pubDate>";
    }
}
