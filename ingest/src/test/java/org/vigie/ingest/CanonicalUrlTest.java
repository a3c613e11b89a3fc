package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.COM/Path,               https://example.com/Path",
        "https://example.com:443/a,              https://example.com/a",
        "http://example.com:80,                  http://example.com/",
        "https://example.com/a#comments,         https://example.com/a",
        "https://example.com/a?utm_source=rss,   https://example.com/a",
        "https://example.com/a?id=1&UTM_Medium=x&fbclid=2, https://example.com/a?id=1",
        "https://example.com/a?utm_source=x&#038;id=1, https://example.com/a",
        "https://example.com/a?b=2&a=1,          https://example.com/a?b=2&a=1",
        "'  https://example.com/a ',             https://example.com/a",
        "https://exämple.com/ü,                  https://xn--exmple-cua.com/%C3%BC",
    })
    void onePageHasOneSpelling(String link, String canonical) {
        assertThat(CanonicalUrl.of(link)).isEqualTo(canonical);
    }

    @Test
    void whatIsNoWebAddressHasNone() {
        assertThat(CanonicalUrl.of(null)).isNull();
        assertThat(CanonicalUrl.of("")).isNull();
        assertThat(CanonicalUrl.of("mailto:a@example.com")).isNull();
        assertThat(CanonicalUrl.of("/relative")).isNull();
        assertThat(CanonicalUrl.of("tag:example.com,2026:1")).isNull();
    }
}
