package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://hub.example/2>; rel=\"next\"",
                "<https://hub.example/2>;rel=next",
                "<https://hub.example/2>; REL=\"prev NEXT\"",
                "<https://hub.example/1>; rel=\"prev\", <https://hub.example/2>; title=\"a, b; c\"; rel=\"next\"",
                "<https://hub.example/2>; crossorigin; rel = next; type=text/html",
            })
    void theNextOneIsFound(String header) {
        assertThat(LinkHeader.of(header))
                .filteredOn(link -> link.is("next"))
                .extracting(LinkHeader::target)
                .containsExactly("https://hub.example/2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "next", "<https://hub.example/2>", "<https://hub.example/2>; title=\"next\"", "<x; rel=next"
            })
    void nothingElseIsTheNextOne(String header) {
        assertThat(LinkHeader.of(header)).noneMatch(link -> link.is("next"));
    }

    @Test
    void noHeaderHasNoLinks() {
        assertThat(LinkHeader.of(null)).isEmpty();
    }

    /** A bound on a way that grew exponentially: 13 parameters took most of a minute. */
    @Test
    void manyParametersCostNothing() {
        var header = "<http://x/>" + "; a=b ".repeat(10_000);
        List<LinkHeader> links = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> LinkHeader.of(header));
        assertThat(links).hasSize(1);
    }
}
