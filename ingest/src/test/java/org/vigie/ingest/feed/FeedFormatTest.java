package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFormatTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<?xml version='1.0'?><rss version=\"2.0\" xmlns:a='b'><channel/>, RSS 2.0",
                "<RSS VERSION='0.92'>, RSS 0.92",
                "<rss>, RSS without its version",
                "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>, RSS 1.0",
                "<rdf:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'>, RSS 0.90",
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'>, Atom 1.0",
                "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">, Atom 1.0",
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>, Atom 0.3",
                "<channel href='x'>, CDF",
                "<item>, entries without a root element",
                "`{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}`, JSON Feed 1.1",
                "{\"items\": []}, JSON Feed without its version",
            })
    void aFeedIsWhatItsRootSays(String start, String format) throws UnreadableFeedException {
        assertThat(FeedFormat.of(start.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(format);
    }
}
