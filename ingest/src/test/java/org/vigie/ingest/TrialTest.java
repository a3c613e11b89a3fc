package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.Settings;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.Watch;
import org.vigie.contract.WatchBuilder;

class TrialTest {
    private static final String HUB_FIELDS = "&expand=createdAt&expand=downloads&expand=gated&expand=lastModified"
            + "&expand=library_name&expand=likes&expand=pipeline_tag&expand=private&expand=safetensors&expand=sha"
            + "&expand=tags&expand=trendingScore";

    private SmallWeb web;
    private Trial trial;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        trial = new Trial(IngestConfig.read(Settings.of(Map.of("ingest.credentials.le-fil", "basic me:secret"))));
    }

    @AfterEach
    void stop() {
        trial.close();
        web.close();
    }

    private TrialReport of(String path) throws InterruptedException {
        return trial.of(Source.of("", Source.Kind.FEED, web.url(path)));
    }

    private static String item(int number, String date) {
        return "<item><title>Titre " + number + "</title><link>/" + number + "</link><guid>" + number + "</guid>" + date
                + "<description>Un port rouvre.</description></item>";
    }

    @Test
    void aFeedIsToldFromFormatToRhythm() throws InterruptedException {
        web.put(
                "/rss",
                "application/rss+xml",
                """
                <rss version="2.0"><channel><title>Le Fil</title><language>fr-FR</language><ttl>90</ttl>
                """ + item(1, "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>")
                        + item(2, "<pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>")
                        + item(3, "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>")
                        + item(4, "<pubDate>Fri, 01 Jan 2088 10:00:00 GMT</pubDate>")
                        + item(5, "") + "</channel></rss>");
        web.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /1");

        var report = of("/rss");

        assertThat(report.isReadable()).isTrue();
        var feed = Objects.requireNonNull(report.feed());
        assertThat(feed.format()).isEqualTo("RSS 2.0");
        assertThat(feed.language()).isEqualTo("fr-FR");
        assertThat(feed.entries()).isEqualTo(5);
        assertThat(feed.dated()).isEqualTo(4);
        assertThat(feed.inFuture()).isEqualTo(1);
        assertThat(feed.oldest()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(feed.ttl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(feed.hasFullText()).isFalse();
        assertThat(report.pagesAllowed()).isFalse();
        assertThat(report.remarks())
                .contains(
                        "1 of 5 entries have no plausible date: these count from when they are first seen",
                        "1 of 5 entries are dated in the future");
        assertThat(report.interval()).isBetween(Duration.ofMinutes(15), Duration.ofHours(2));
        assertThat(report.proposal())
                .isEqualTo(SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, web.url("/rss")))
                        .outlet("Le Fil")
                        .language("fr")
                        .build());
    }

    @Test
    void whatASelectorFindsIsShownBeforeItIsPolled() throws InterruptedException {
        web.put(
                "/news",
                "text/html",
                "<!doctype html><html lang=fr><title>Labo</title><link rel=alternate type=application/rss+xml href=/rss>"
                        + "<li class=n><a href=/1>Un</a> <i>2 mars 2026</i></li><li class=n><i>hier</i></li></html>");
        var source = SourceBuilder.builder(Source.of("", Source.Kind.PAGE, web.url("/news")))
                .watch(WatchBuilder.builder().entries("li.n").date("i").build())
                .build();

        var report = trial.of(source);

        assertThat(report.hops()).extracting(hop -> hop.url()).containsExactly(web.url("/news"));
        var found = Objects.requireNonNull(report.feed());
        assertThat(found.format()).isEqualTo("2 elements match \"li.n\"");
        assertThat(found.newestEntries())
                .containsExactly(new FeedSummary.Headline(Instant.parse("2026-03-02T00:00:00Z"), "Un", web.url("/1")));
        assertThat(report.remarks())
                .startsWith(
                        "of what was found, 1 have no link (watch.link)",
                        "the page names a feed, which is better than to watch it: " + web.url("/rss"));
        assertThat(report.proposal())
                .isEqualTo(SourceBuilder.builder(source)
                        .id("labo")
                        .outlet("Labo")
                        .language("fr")
                        .build());

        var wrong = trial.of(
                SourceBuilder.builder(source).watch(Watch.of("article")).build());
        assertThat(wrong.failure()).isEqualTo(Failure.NOTHING_MATCHED);
        web.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
        try (var later = new Trial(IngestConfig.read(Settings.of(Map.of())))) {
            assertThat(later.of(source).failure()).isEqualTo(Failure.ROBOTS);
        }
    }

    @Test
    void wordsOfAddressesAreSaidToBeNoTitles() throws InterruptedException {
        web.put("/sitemap.xml", "text/xml", "<urlset><url><loc>" + web.url("/news/a-model") + "</loc></url></urlset>");
        var report = trial.of(SourceBuilder.builder(Source.of("", Source.Kind.SITEMAP, web.url("/sitemap.xml")))
                .watch(Watch.of("/news/"))
                .build());
        assertThat(report.remarks())
                .contains("it has no titles: these are words of the addresses; full-text reads them on the pages");
    }

    @Test
    void aMoveForGoodIsProposed() throws InterruptedException {
        web.put("/old", 301, Map.of("Location", "/new"), "");
        web.put("/new", "application/atom+xml", "<feed xmlns='http://www.w3.org/2005/Atom'><title>Fil</title></feed>");

        var report = of("/old");

        assertThat(report.hops()).extracting(hop -> hop.status()).containsExactly(301, 200);
        assertThat(report.remarks())
                .contains("it has moved for good to " + web.url("/new") + ": use that address", "it has no entries");
        assertThat(report.proposal()).extracting(Source::url).isEqualTo(web.url("/new"));
    }

    @Test
    void validatorsThatDoNothingAreRemarkedOn() throws InterruptedException {
        web.put(
                "/rss",
                200,
                Map.of("ETag", "\"1\"", "Content-Type", "text/xml"),
                "<rss version='2.0'><channel><title>Fil</title>" + item(1, "") + "</channel></rss>");

        assertThat(of("/rss").remarks())
                .contains(
                        "it ignores its own validators: each poll costs the whole body",
                        "no entry has a plausible date: each counts from when it is first seen");
    }

    @Test
    void aPageNamesItsFeedsOrOneIsFound() throws InterruptedException {
        web.put("/page", "text/html", """
                <!doctype html><link rel="alternate" type="application/rss+xml" href="/a">
                <link rel="alternate" type="application/atom+xml" href="/b">""");
        web.put("/other", "text/html", "<!doctype html><p>Rien");
        web.put("/feed.xml", "text/xml", "<rss><channel>" + item(1, "") + "</channel></rss>");

        var report = of("/page");
        assertThat(report.failure()).isEqualTo(Failure.NOT_A_FEED);
        assertThat(report.namedFeeds()).containsExactly(web.url("/a"), web.url("/b"));
        assertThat(of("/other").namedFeeds()).containsExactly(web.url("/feed.xml"));
        assertThat(of("/nothing").problem()).isEqualTo("HTTP 404 Not Found");
    }

    @Test
    void aHubIsToldListByList() throws InterruptedException {
        web.put(
                "/hf/api/models?sort=createdAt&limit=100" + HUB_FIELDS,
                "application/json",
                "[{\"_id\": \"1\", \"id\": \"a/b\"}, {\"id\": \"c/d\"}]");
        web.put("/hf/api/models?sort=trendingScore&limit=100" + HUB_FIELDS, "application/json", "[]");

        var report = trial.of(Source.of("hub", Source.Kind.HUGGING_FACE, web.url("/hf")));

        assertThat(report.isReadable()).isTrue();
        assertThat(report.lists())
                .extracting(
                        TrialReport.HubList::name,
                        TrialReport.HubList::records,
                        TrialReport.HubList::first,
                        TrialReport.HubList::problem)
                .containsExactly(
                        tuple("the list of new models", 1, List.of("a/b"), null),
                        tuple("the list of trending models", 0, List.of(), null),
                        tuple("the list of trending owners", 0, List.of(), "HTTP 404 Not Found"));
        assertThat(report.remarks())
                .containsExactly("1 records of the list of new models cannot be used; the first one, "
                        + "{\"id\":\"c/d\"}: its _id is missing");
        assertThat(report.interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(report.proposal()).isNotNull();
    }

    @Test
    void aHubThatCannotBePolledIsToldWhy() throws InterruptedException {
        var error = trial.of(Source.of("hub", Source.Kind.OPENROUTER, web.url("")));
        assertThat(error.failure()).isEqualTo(Failure.HTTP_STATUS);
        assertThat(error.problem()).isEqualTo("the list of models: HTTP 404 Not Found");
        var unfit = trial.of(Source.of("hub", Source.Kind.GITHUB, web.url("/atelier")));
        assertThat(unfit.failure()).isEqualTo(Failure.CONFIGURATION);
        assertThat(unfit.problem()).startsWith("its url must name a repository");
    }

    @Test
    void aFeedOfAHubIsToldLikeAFeed() throws InterruptedException {
        web.put(
                "/rss/project/fil/releases.xml",
                "text/xml",
                "<rss version='2.0'><channel><title>Fil</title>" + item(1, "") + "</channel></rss>");
        var report = trial.of(Source.of("fil", Source.Kind.PYPI, web.url("/project/fil")));
        assertThat(Objects.requireNonNull(report.feed()).entries()).isEqualTo(1);
        assertThat(report.isReadable()).isTrue();
    }

    @Test
    void credentialsAreSentOrMissed() throws InterruptedException {
        var source = SourceBuilder.builder(Source.of("a", Source.Kind.FEED, web.url("/rss")))
                .credentials("le-fil")
                .build();
        trial.of(source);
        assertThat(web.asked()).containsExactly("/rss Basic bWU6c2VjcmV0");

        var missing =
                trial.of(SourceBuilder.builder(source).credentials("other").build());
        assertThat(missing.failure()).isEqualTo(Failure.CONFIGURATION);
        assertThat(missing.problem()).contains("ingest.credentials.other");
    }
}
