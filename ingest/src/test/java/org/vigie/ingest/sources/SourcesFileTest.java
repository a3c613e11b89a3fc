package org.vigie.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;
import org.vigie.contract.WatchBuilder;

class SourcesFileTest {
    @Test
    void aSourceIsReadWithAllItsFields() {
        var sources = SourcesFile.parse("""
                sources:
                  - id: le-fil
                    kind: feed
                    url: https://fil.example/rss
                    outlet: Le Fil
                    language: fr
                    country: FR
                    every: PT10M
                    groups: [presse, logiciel libre]
                    conditional-get: false
                    full-text: true
                    headers: {User-Agent: Lecteur/1.0, Cookie: "a=1; b=2"}
                    credentials: le-fil
                    networks: [10.0.0.0/8, "fd00::/8"]
                  - {id: hub, kind: hugging-face, url: /hf}
                  - id: lab
                    kind: page
                    url: https://lab.example/news
                    watch:
                      entries: 'a[href^="/news/"]'
                      date: time@datetime
                """, "test", URI.create("http://127.0.0.1:1"));
        assertThat(sources)
                .containsExactly(
                        SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"))
                                .outlet("Le Fil")
                                .language("fr")
                                .country("FR")
                                .every(Duration.ofMinutes(10))
                                .groups(List.of("presse", "logiciel libre"))
                                .conditionalGet(false)
                                .fullText(true)
                                .headers(Map.of("User-Agent", "Lecteur/1.0", "Cookie", "a=1; b=2"))
                                .credentials("le-fil")
                                .networks(List.of("10.0.0.0/8", "fd00::/8"))
                                .build(),
                        Source.of("hub", Source.Kind.HUGGING_FACE, "http://127.0.0.1:1/hf"),
                        SourceBuilder.builder(Source.of("lab", Source.Kind.PAGE, "https://lab.example/news"))
                                .watch(WatchBuilder.builder()
                                        .entries("a[href^=\"/news/\"]")
                                        .date("time@datetime")
                                        .build())
                                .build());
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirLines() {
        assertThatThrownBy(() -> SourcesFile.parse("""
                        sources:
                          - {id: Le Fil, url: rss.xml}
                          - {id: a, url: "https://a.example/", kind: nothing, country: France, language: french, every: 10m, outlets: A}
                          - {id: a, url: "https://a.example/"}
                          - only a text
                          - id: b
                            url: https://me:secret@b.example/
                            groups: ["one, two"]
                            full-text: perhaps
                            url: https://b.example/
                          - id: c
                            url: https://c.example/
                            headers: {Authorization: Basic xyz, host: b, "bad name": x, X-A: "é", x-a: 1}
                            credentials: user:password
                            networks: [10.0.0.0/40]
                        """, "my.yaml", URI.create("")))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .startsWith("my.yaml has 20 problems")
                        .anyMatch(line -> line.startsWith("  line 2: Le Fil: id must be"))
                        .anyMatch(line -> line.startsWith("  line 2: Le Fil: url must be an absolute"))
                        .anyMatch(line -> line.startsWith("  line 3: a: kind must be one of feed, hugging-face, github")
                                && line.endsWith(", not \"nothing\""))
                        .anyMatch(line -> line.startsWith("  line 3: a: country must be"))
                        .anyMatch(line -> line.startsWith("  line 3: a: language must be"))
                        .anyMatch(line -> line.startsWith("  line 3: a: every must be"))
                        .anyMatch(line -> line.startsWith("  line 3: a: outlets is no field of a source"))
                        .contains("  line 4: a: id is given to two sources, the other one in line 3")
                        .contains("  line 5: \"only a text\": is no source: it needs an id and a url")
                        .contains("  line 10: b: url is said twice")
                        .anyMatch(line -> line.startsWith("  line 7: b: url must not hold a user and password"))
                        .anyMatch(line -> line.startsWith("  line 8: b: groups must be names"))
                        .anyMatch(line -> line.startsWith("  line 9: b: full-text must be true or false"))
                        .anyMatch(line -> line.startsWith("  line 13: c: headers must not hold Authorization: configure"
                                + " ingest.credentials.NAME"))
                        .contains("  line 13: c: headers must not hold host, which Vigie sets by itself")
                        .anyMatch(line -> line.contains("letters, digits and hyphens, not \"bad name\""))
                        .contains("  line 13: c: headers name x-a twice")
                        .anyMatch(line -> line.contains("printable ASCII, which that of X-A is not"))
                        .anyMatch(line -> line.startsWith("  line 14: c: credentials must be the NAME"))
                        .anyMatch(line -> line.startsWith("  line 15: c: networks must be ranges of addresses")));
    }

    @Test
    void whatIsWrongWithWhatIsWatchedForIsSaidInTheLineOfItsPart() {
        assertThatThrownBy(() -> SourcesFile.parse("""
                        sources:
                          - {id: a, kind: page, url: "https://a.example/"}
                          - id: b
                            kind: page
                            url: https://b.example/
                            watch:
                              entries: article[
                              titel: h2
                              date: "time:after(x)"
                              id: data-id
                          - {id: c, kind: page, url: "https://c.example/", watch: article}
                          - {id: d, url: "https://d.example/", watch: {entries: article}}
                          - {id: e, kind: sitemap, url: "https://e.example/", watch: {entries: news, title: h1}}
                          - {id: f, kind: json, url: "https://f.example/", watch: {entries: "$.data[0]", link: "/b?{id"}}
                        """, "my.yaml", URI.create("")))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .startsWith("my.yaml has 11 problems")
                        .contains(
                                "  line 2: a: watch.entries must be the CSS selector of an entry on the page, for instance"
                                        + " entries: article.card")
                        .anyMatch(line -> line.startsWith(
                                "  line 7: b: watch.entries is no CSS selector, for instance" + " article.card: "))
                        .contains(
                                "  line 8: b: watch.titel is no part of watch; the parts are entries, title, link, date,"
                                        + " summary, id; did you mean title?")
                        .anyMatch(line -> line.startsWith(
                                        "  line 9: b: watch.date is no CSS selector, for instance" + " time@datetime: ")
                                && line.contains("time:after(x)"))
                        .contains(
                                "  line 10: b: watch.id is for json alone: the entries of a page are named by their links")
                        .contains("  line 11: c: watch must say what an entry is, for instance watch: {entries:"
                                + " article.card}")
                        .contains("  line 12: d: watch is for the kinds page, sitemap and json alone")
                        .contains("  line 13: e: watch.entries must be the beginning of a path, such as /news/, not"
                                + " \"news\"")
                        .contains("  line 13: e: watch.title is not for sitemaps, which have addresses and little else")
                        .anyMatch(line -> line.startsWith("  line 14: f: watch.entries must be names with slashes"))
                        .anyMatch(line -> line.startsWith("  line 14: f: watch.link must be an address with paths")));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        for (var source : Examples.SOURCES) {
            assertThat(SourcesFile.parse(SourcesFile.write(List.of(source)), "test", URI.create("")))
                    .containsExactly(source);
        }
        var all = SourcesFile.write(Examples.SOURCES);
        assertThat(SourcesFile.parse(all, "test", URI.create(""))).isEqualTo(Examples.SOURCES);
        assertThat(SourcesFile.write(SourcesFile.parse(all, "test", URI.create(""))))
                .isEqualTo(all);
        assertThat(SourcesFile.parse(SourcesFile.write(List.of()), "test", URI.create("")))
                .isEmpty();
    }

    @Test
    void aListIsWrittenAsAPersonWould() {
        assertThat(SourcesFile.write(List.of(
                        Examples.FULL, Source.of("b", Source.Kind.FEED, "https://b.example/rss"), Examples.WATCHED)))
                .isEqualTo("""
                        sources:
                          - id: le-fil
                            url: https://lefil.example/rss.xml?a=1&b=2
                            outlet: 'Le Fil: "à l''heure"'
                            language: 'no'
                            country: 'NO'
                            groups: [presse, Business & Economy]
                            every: PT10M
                            conditional-get: false
                            full-text: true
                            headers: {Cookie: a=1; b=2, User-Agent: Lecteur/1.0}
                            credentials: le-fil
                            networks: [10.0.0.0/8, 'fd00::/8']

                          - id: b
                            url: https://b.example/rss

                          - id: lab
                            kind: page
                            url: https://lab.example/news
                            watch:
                                entries: a[href^="/news/"]
                                title: '#main > h2'
                                date: time@datetime
                        """);
    }

    @Test
    void whatIsNoListOfSourcesIsNamed() {
        assertThatThrownBy(() -> SourcesFile.parse("a: 1", "my.yaml", URI.create("")))
                .hasMessage("my.yaml has no list \"sources:\"");
        assertThatThrownBy(() -> SourcesFile.parse("a: [", "my.yaml", URI.create("")))
                .hasMessageContaining("my.yaml is not YAML");
        assertThatThrownBy(() -> SourcesFile.parse("", "my.yaml", URI.create("")))
                .hasMessage("my.yaml has no list \"sources:\"");
    }
}
