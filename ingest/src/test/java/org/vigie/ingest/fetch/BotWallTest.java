package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotWallTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
                "<title>Attention Required! | Cloudflare</title>",
                "<script src=https://geo.captcha-delivery.com/captcha/x></script>",
                "<div id=px-captcha></div>",
                "<iframe src='/_Incapsula_Resource?x=1&incident_id=5'>Request unsuccessful.</iframe>",
                "<h1>Making sure you&#39;re not a bot!</h1>",
                "Access Denied <a>https://errors.edgesuite.net/18.x</a>"
            })
    void aPageThatAsksForAPersonIsOne(String html) {
        assertThat(BotWall.isShownIn(html)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><p>an article behind Cloudflare",
                "<p>How captchas came to ask: are you a robot?</p>",
                "<form class=g-recaptcha>write to us</form>",
                "<p>Just a moment... that changed everything</p>"
            })
    void aPageThatOnlySpeaksOfThemOrIsProtectedByOneIsNone(String html) {
        assertThat(BotWall.isShownIn(html)).isFalse();
    }

    @Test
    void someSayItInTheirHeaders() {
        assertThat(BotWall.answers(Headers.of("cf-mitigated", "challenge"))).isTrue();
        assertThat(BotWall.answers(Headers.of("x-amzn-waf-action", "captcha"))).isTrue();
        assertThat(BotWall.answers(Headers.of("Server", "cloudflare", "X-DataDome", "protected")))
                .isFalse();
    }
}
