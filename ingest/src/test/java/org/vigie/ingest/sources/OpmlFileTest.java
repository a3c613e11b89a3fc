package org.vigie.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;

class OpmlFileTest {
    private static SourceList body(String outlines) {
        return OpmlFile.parse("<opml version='2.0'><head/><body>" + outlines + "</body></opml>", "my.opml");
    }

    @Test
    void eachFolderAroundAFeedIsAGroupAndSoIsEachCategory() {
        var list = body("""
                <outline text="Monde">
                  <outline text="Asie, Pacifique">
                    <outline type="rss" text="Le Fil" xmlUrl="https://fil.example/rss" category="/Presse/Quotidiens,veille"/>
                  </outline>
                  <outline type="rss" text="Le Fil" xmlUrl="https://fil.example/rss"/>
                </outline>
                <outline type="rss" text="Libre" xmlUrl="https://libre.example/rss" language="fr-FR"/>
                """);
        assertThat(list.remarks()).isEmpty();
        assertThat(list.sources())
                .extracting(Source::id, Source::outlet, Source::language, Source::groups)
                .containsExactly(
                        tuple(
                                "le-fil",
                                "Le Fil",
                                null,
                                List.of("Presse", "Quotidiens", "veille", "Monde", "Asie Pacifique")),
                        tuple("libre", "Libre", "fr", List.of()));
    }

    @Test
    void anOutlineThatCannotBeUsedCostsItselfAlone() {
        var list = body("""

                <outline text="No address"/>
                <outline text="Program" xmlUrl="exec:~/bin/feed"/>
                <outline text="Secret" xmlUrl="https://me:secret@fil.example/rss"/>
                <outline text="Good" xmlUrl="https://good.example/rss"/>
                <outline text="Again" xmlUrl="https://good.example/rss#top"/>
                <outline text="Settings" xmlUrl="https://s.example/rss" vigie:every="soon"/>
                """);
        assertThat(list.sources()).extracting(Source::id).containsExactly("good");
        assertThat(list.remarks())
                .hasSize(5)
                .satisfiesExactly(
                        remark -> assertThat(remark)
                                .isEqualTo("line 2: \"No address\" is left out: it has no address (xmlUrl)"),
                        remark -> assertThat(remark).contains("\"Program\" is left out: url must be an absolute"),
                        remark -> assertThat(remark).contains("\"Secret\" is left out: url must not hold a user"),
                        remark -> assertThat(remark).contains("\"Again\" has the address of \"Good\""),
                        remark -> assertThat(remark).contains("\"Settings\" is left out: every must be ISO-8601"));
    }

    @Test
    void aListOfOthersOpensNoPrivateAddress() {
        var list = body("""
                <outline text="a" xmlUrl="http://127.0.0.1/rss"/>
                <outline text="b" xmlUrl="http://localhost:8080/rss"/>
                <outline text="c" xmlUrl="http://[::1]/rss"/>
                <outline text="d" xmlUrl="http://10.1.2.3/rss"/>
                <outline text="e" xmlUrl="http://169.254.169.254/latest/meta-data"/>
                <outline text="f" xmlUrl="http://[::ffff:10.0.0.1]/rss"/>
                <outline text="g" xmlUrl="https://g.example/rss" vigie:networks="10.0.0.0/8" vigie:credentials="le-fil"
                    vigie:headers="Cookie: a"/>
                """);
        assertThat(list.sources())
                .containsExactly(SourceBuilder.builder(Source.of("g", Source.Kind.FEED, "https://g.example/rss"))
                        .build());
        assertThat(list.remarks())
                .hasSize(6)
                .allMatch(
                        remark -> remark.contains("is not on the public web, and a list that others may have written"));
    }

    @Test
    void aListThatIsWatchedStaysThroughOpmlAsItWas() {
        var polled = Map.of("lab", Examples.WATCHED);
        var list = OpmlFile.parse(OpmlFile.write(List.of(Examples.WATCHED, Examples.FULL)), "test");
        assertThat(list.remarks())
                .containsExactly(
                        "line 7: \"lab\" is left out: it watches a page, and OPML cannot say for what; take it from a"
                                + " list in YAML");
        assertThat(list.insteadOf(polled).sources()).contains(Examples.WATCHED);
        assertThat(list.insteadOf(polled).remarks()).isEmpty();
    }

    @Test
    void idsAreReadableAndDifferent() {
        assertThat(body("""
                        <outline text="L'Écho d'été – Œuvres" xmlUrl="https://a.example/1"/>
                        <outline text="The Local" xmlUrl="https://a.example/2"/>
                        <outline text="The Local" xmlUrl="https://a.example/3"/>
                        <outline text="ZEIT ONLINE | Nachrichten, Hintergründe und Debatten" xmlUrl="https://a.example/4"/>
                        <outline text="" xmlUrl="https://www.feed.example/5"/>
                        <outline text="文匯香港" xmlUrl="https://a.example/6"/>
                        <outline text="Лента" xmlUrl="https://a.example/7"/>
                        <outline text="mine" vigie:id="the-local" xmlUrl="https://a.example/8"/>
                        """).sources())
                .extracting(Source::id)
                .containsExactly(
                        "l-echo-d-ete-oeuvres",
                        "the-local-2",
                        "the-local-3",
                        "zeit-online-nachrichten-hintergrunde-und",
                        "feed-example",
                        "文匯香港",
                        "лента",
                        "the-local");
    }

    @Test
    void brokenListsAreReadAsFarAsTheyGo() {
        var list = OpmlFile.parse("""
                <!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <OPML><BODY>
                <OUTLINE TEXT="Business & Economy">
                <Outline Text="Caf&eacute; &amp;amp; cr&#232;me &b; &x;" XMLURL="https://cafe.example/?a=1&copy=2">
                <outline text="Signal" description="of <a href="https://b.example" target="_blank">Base</a>." xmlUrl="https://s.example/feed" type="rss" />
                <outline title="Old" type="rss" url="feed://old.example/rss">
                """, "my.opml");
        assertThat(list.remarks()).isEmpty();
        assertThat(list.sources())
                .extracting(Source::outlet, Source::url, Source::groups)
                .containsExactly(
                        tuple(
                                "Café & crème &b; &x;",
                                "https://cafe.example/?a=1&copy=2",
                                List.of("Business & Economy")),
                        tuple("Signal", "https://s.example/feed", List.of("Business & Economy")),
                        tuple("Old", "http://old.example/rss", List.of("Business & Economy")));
    }

    @Test
    void whatNamesNoFeedIsRefused() {
        assertThatThrownBy(() -> OpmlFile.parse("<opml><head/></opml>", "my.opml"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("my.opml names no feed");
    }

    @Test
    void aListComesBackFromOpmlWithAllButWhatIsForThisPipelineAlone() {
        var returned = OpmlFile.parse(OpmlFile.write(Examples.SOURCES), "test");
        assertThat(returned.remarks()).hasSize(3).allMatch(remark -> remark.contains("OPML cannot say for what"));
        assertThat(returned.sources())
                .containsExactlyInAnyOrderElementsOf(Examples.SOURCES.stream()
                        .filter(source -> !source.kind().isWatched())
                        .map(source -> SourceBuilder.builder(source)
                                .outlet(source.outlet().strip().replaceAll("\\p{Cntrl}+", " "))
                                .headers(Map.of())
                                .credentials(null)
                                .networks(List.of())
                                .build())
                        .toList());
    }
}
