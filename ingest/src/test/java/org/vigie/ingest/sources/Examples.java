package org.vigie.ingest.sources;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.Watch;
import org.vigie.contract.WatchBuilder;

/** Sources that are hard to write down. */
final class Examples {
    static final Source FULL = SourceBuilder.builder(
                    Source.of("le-fil", Source.Kind.FEED, "https://lefil.example/rss.xml?a=1&b=2"))
            .outlet("Le Fil: \"à l'heure\"")
            .language("no")
            .country("NO")
            .groups(List.of("presse", "Business & Economy"))
            .every(Duration.ofMinutes(10))
            .conditionalGet(false)
            .fullText(true)
            .headers(Map.of("User-Agent", "Lecteur/1.0", "Cookie", "a=1; b=2"))
            .credentials("le-fil")
            .networks(List.of("10.0.0.0/8", "fd00::/8"))
            .build();

    static final Source WATCHED = SourceBuilder.builder(Source.of("lab", Source.Kind.PAGE, "https://lab.example/news"))
            .watch(WatchBuilder.builder()
                    .entries("a[href^=\"/news/\"]")
                    .title("#main > h2")
                    .date("time@datetime")
                    .build())
            .build();

    static final List<Source> SOURCES = List.of(
            FULL,
            WATCHED,
            SourceBuilder.builder(Source.of("map", Source.Kind.SITEMAP, "https://map.example/sitemap.xml"))
                    .watch(Watch.of("/*/news/$"))
                    .build(),
            SourceBuilder.builder(Source.of("json", Source.Kind.JSON, "https://json.example/list"))
                    .watch(new Watch("data/0", "t", "https://json.example/{a/b}?x={id}", "d", "s", "id"))
                    .build(),
            Source.of("true", Source.Kind.FEED, "https://true.example/"),
            named("42", "12:30"),
            named("文匯", "文匯香港 <b> & 'so on' #1"),
            named("blank", " - leading, {and} [trailing]: "),
            named("line", "two\nlines\n\n  - id: x\ttab"),
            named("emoji", "Fil 🗼 ~ null"),
            SourceBuilder.builder(named("groups", "Groups"))
                    .groups(List.of("Business & Economy", "presse", "null", "a/b", "- x", "#1", "é"))
                    .build(),
            SourceBuilder.builder(Source.of("hub", Source.Kind.HUGGING_FACE, "https://hub.example"))
                    .headers(Map.of("X-Empty", "", "X-Colon", "a: b, c"))
                    .build());

    private Examples() {}

    private static Source named(String id, String outlet) {
        return SourceBuilder.builder(
                        Source.of(id, Source.Kind.FEED, "https://" + id.length() + ".example/" + id.hashCode()))
                .outlet(outlet)
                .build();
    }
}
