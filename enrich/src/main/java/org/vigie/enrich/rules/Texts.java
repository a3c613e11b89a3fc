package org.vigie.enrich.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vigie.enrich.rules.Rule.OnItem;
import org.vigie.enrich.rules.Rule.OnRelease;
import org.vigie.enrich.rules.Rule.OnSilence;
import org.vigie.enrich.rules.Rule.OnVolume;
import org.vigie.enrich.rules.Rule.What;

/** What a rule's text can name, and what is said where it has none. */
final class Texts {
    private static final SortedMap<String, String> TITLE = new TreeMap<>();

    private static final SortedMap<String, String> VOLUME = new TreeMap<>(Map.of(
            "fr", "{series} : {count} articles le {day}, d’ordinaire {usual}",
            "en", "{series}: {count} items on {day}, usually {usual}"));

    private static final SortedMap<String, String> SILENCE = new TreeMap<>(Map.of(
            "fr", "{series} : rien depuis le {since}, d’ordinaire {usual} h au plus",
            "en", "{series}: nothing since {since}, usually {usual} h at most"));

    private Texts() {}

    /** Its places in braces. */
    static List<String> places(What what) {
        var places = new ArrayList<>(
                switch (what) {
                    case OnRelease release -> ReleaseFields.NAMES;
                    case OnItem item -> List.of("topic", "language", "country", "source", "outlet", "kind");
                    case OnVolume volume -> volume.by();
                    case OnSilence silence -> silence.by();
                });
        places.addAll(
                switch (what) {
                    case OnRelease release -> List.of("title", "release");
                    case OnItem item -> List.of("title");
                    case OnVolume volume -> List.of("series", "count", "day", "usual");
                    case OnSilence silence -> List.of("series", "since", "usual", "hours");
                });
        return places;
    }

    /** Of its kind; empty where the title says it all. */
    static SortedMap<String, String> usual(What what) {
        return switch (what) {
            case OnRelease release -> TITLE;
            case OnItem item -> TITLE;
            case OnVolume volume -> VOLUME;
            case OnSilence silence -> SILENCE;
        };
    }
}
