package org.vigie.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.UserError;

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
                    conditional-get: false
                  - {id: hub, kind: hugging-face, url: /hf}
                """, "test", URI.create("http://127.0.0.1:1"));
        assertThat(sources)
                .containsExactly(
                        SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"))
                                .outlet("Le Fil")
                                .language("fr")
                                .country("FR")
                                .every(Duration.ofMinutes(10))
                                .conditionalGet(false)
                                .build(),
                        Source.of("hub", Source.Kind.HUGGING_FACE, "http://127.0.0.1:1/hf"));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() -> SourcesFile.parse("""
                        sources:
                          - {id: Le Fil, url: rss.xml}
                          - {id: a, url: "https://a.example/", kind: page, country: France, language: french, every: 10m, outlets: A}
                          - {id: a, url: "https://a.example/"}
                        """, "my.yaml", URI.create("")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("my.yaml has 8 problems")
                .hasMessageContaining("Le Fil: id must be")
                .hasMessageContaining("Le Fil: url must be an absolute")
                .hasMessageContaining("a: kind must be feed or hugging-face, not \"page\"")
                .hasMessageContaining("a: country must be")
                .hasMessageContaining("a: language must be")
                .hasMessageContaining("a: every must be")
                .hasMessageContaining("a: outlets is no field of a source")
                .hasMessageContaining("a: id is given to two sources");
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
