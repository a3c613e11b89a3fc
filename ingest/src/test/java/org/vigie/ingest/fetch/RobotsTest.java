package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Network;
import org.vigie.ingest.SmallWeb;

class RobotsTest {
    private static final List<Network> THIS_MACHINE = List.of(Network.parse("127.0.0.0/8"));

    private SmallWeb web;
    private Fetcher fetcher;
    private Robots robots;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void start() throws Exception {
        web = new SmallWeb();
        fetcher = new Fetcher(FetchConfig.byHand());
        robots = new Robots(fetcher, () -> now);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        web.close();
    }

    private boolean allows(String path) throws InterruptedException {
        return robots.allow(
                new FetchRequest(web.url(path), null, null, Map.of("Authorization", "Bearer secret"), THIS_MACHINE));
    }

    @Test
    void theGroupThatNamesVigieCountsBeforeTheOneForAll() throws Exception {
        web.put("/robots.txt", "text/plain", """
                User-agent: *
                Disallow: /

                User-agent: Vigie
                Disallow: /private/
                Allow: /private/press$
                """);
        assertThat(allows("/news/1")).isTrue();
        assertThat(allows("/private/1")).isFalse();
        assertThat(allows("/private/press")).isTrue();
        assertThat(web.asked())
                .as("asked once, and without the source's secrets")
                .containsExactly("/robots.txt");
    }

    @Test
    void whoDisallowsAllRobotsMeansVigieToo() throws Exception {
        web.put("/robots.txt", "text/html", "User-agent: *\nDisallow: /");
        assertThat(allows("/news/1")).isFalse();
    }

    @Test
    void noFileAllowsEverythingForADay() throws Exception {
        assertThat(allows("/news/1")).isTrue();
        web.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
        now = now.plus(Duration.ofHours(23));
        assertThat(allows("/news/1")).isTrue();
        now = now.plus(Duration.ofHours(2));
        assertThat(allows("/news/1")).isFalse();
    }

    @Test
    void aHostInTroubleAllowsNothingForAnHour() throws Exception {
        web.put("/robots.txt", 500, Map.of(), "");
        assertThat(allows("/news/1")).isFalse();
        web.put("/robots.txt", "text/plain", "");
        assertThat(allows("/news/1")).isFalse();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(allows("/news/1")).isTrue();
    }
}
