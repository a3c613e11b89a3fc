package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private static final String ADDRESS = "https://fil.example/feeds/rss.xml";
    private final FeedReader reader = new FeedReader();

    private Feed read(String text) throws UnreadableFeedException {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), new Origin(ADDRESS, "application/xml", null, null));
    }

    @Test
    void rssIsReadWithItsModules() throws Exception {
        var feed = read("""
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>Le &lt;b&gt;Fil&lt;/b&gt;</title><link>https://fil.example/</link><description>d</description>
                <language>fr-FR</language>
                <item><title>Titre &amp; suite</title><link>/article/1</link><guid isPermaLink="false">g1</guid>
                <dc:creator>A. Dupont</dc:creator><category>IA</category>
                <description>&lt;p onclick="x()"&gt;Chapô &lt;a href="/plus"&gt;plus&lt;/a&gt;&lt;/p&gt;&lt;script&gt;1&lt;/script&gt;</description>
                <content:encoded>&lt;p&gt;Corps&lt;/p&gt;</content:encoded></item></channel></rss>""");

        assertThat(feed.title()).isEqualTo("Le Fil");
        assertThat(feed.language()).isEqualTo("fr-FR");
        var entry = feed.entries().getFirst();
        assertThat(entry.id()).isEqualTo("g1");
        assertThat(entry.link()).isEqualTo("https://fil.example/article/1");
        assertThat(entry.title()).isEqualTo("Titre & suite");
        assertThat(entry.authors()).containsExactly("A. Dupont");
        assertThat(entry.categories()).containsExactly("IA");
        assertThat(entry.summary())
                .contains("<a href=\"https://fil.example/plus\"")
                .doesNotContain("script", "onclick");
        assertThat(entry.content()).isEqualTo("<p>Corps</p>");
    }

    @Test
    void atomIsRead() throws Exception {
        var feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><id>urn:f</id><updated>2026-03-01T00:00:00Z</updated>
                <entry><id>urn:1</id><title type="html">A &lt;i&gt;title&lt;/i&gt;</title><link href="https://fil.example/1"/>
                <published>2026-02-28T10:00:00+01:00</published><updated>2026-03-01T00:00:00Z</updated>
                <author><name>B. Martin</name></author><summary>s</summary></entry></feed>""");

        var entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("A title");
        assertThat(entry.published()).isEqualTo("2026-02-28T09:00:00Z");
        assertThat(entry.updated()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(entry.authors()).containsExactly("B. Martin");
    }

    @Test
    void brokenXmlIsRepaired() throws Exception {
        var feed = read("""
                <?xml version="1.0"?>
                <rss version="2.0"><channel><title>A & B &nbsp; C</title><link>https://fil.example/</link><description>d</description>
                <item><title>R&D\u0001</title><link>https://fil.example/1</link><media:thumbnail url="x"/><dc:creator>C</dc:creator></item>
                <item><title>cut in the mid""");

        assertThat(feed.title()).startsWith("A & B");
        assertThat(feed.entries()).hasSize(2);
        assertThat(feed.entries().getFirst().title()).isEqualTo("R&D");
        assertThat(feed.entries().getFirst().authors()).containsExactly("C");
    }

    @Test
    void theDeclaredEncodingIsObeyed() throws Exception {
        var text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>Été</title>"
                + "<link>https://fil.example/</link><description>d</description></channel></rss>";
        var feed = reader.read(text.getBytes(Charset.forName("ISO-8859-1")), new Origin(ADDRESS, null, null, null));
        assertThat(feed.title()).isEqualTo("Été");
    }

    @Test
    void whatIsNoFeedIsRefusedInOneSentence() {
        assertThatThrownBy(() -> read("<!DOCTYPE html><html><head></head><body>Hello</body></html>"))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessage("this is an HTML page, not a feed");
        assertThatThrownBy(() -> read("   ")).hasMessage("the body is empty");
        assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageStartingWith("this is JSON, but no JSON Feed");
    }

    @Test
    void deepNestingAndEntityBombsEndInAReasonNotInACrash() {
        var deep = "<rss version=\"2.0\"><channel>" + "<a>".repeat(50_000) + "</channel></rss>";
        var bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \""
                + "&b;".repeat(1_000) + "\"><!ENTITY d \"" + "&c;".repeat(1_000) + "\">]><rss version=\"2.0\"><channel>"
                + "<title>&d;</title></channel></rss>";
        for (var hostile : new String[] {deep, bomb}) {
            try {
                read(hostile);
            } catch (UnreadableFeedException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void externalEntitiesAreNotFollowed() throws Exception {
        var feed = read("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss version=\"2.0\"><channel>"
                + "<title>a&x;b</title><link>https://fil.example/</link><description>d</description></channel></rss>");
        assertThat(feed.title()).isEqualTo("a&x;b");
    }
}
