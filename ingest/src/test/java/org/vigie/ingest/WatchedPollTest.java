package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Failure;
import org.vigie.contract.Item;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.contract.Watch;
import org.vigie.contract.WatchBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;

/** Watched lists over a real web server: what changes, breaks and comes back, and what of it is told. */
class WatchedPollTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private SmallWeb web;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private Source watching(Source.Kind kind, String path, Watch watch) {
        return SourceBuilder.builder(Source.of("lab", kind, web.url(path)))
                .watch(watch)
                .build();
    }

    private Source cards(String css) {
        return watching(Source.Kind.PAGE, "/news", Watch.of(css));
    }

    private PolledSource polling(Source source) {
        return new PolledSource(
                source,
                START,
                FetchConfigBuilder.builder(FetchConfig.byHand())
                        .allowed(List.of())
                        .hostGap(Duration.ZERO));
    }

    private void show(String tag, int from, int to) {
        web.put(
                "/news",
                "text/html",
                IntStream.range(from, to)
                        .mapToObj(i -> "<" + tag + " class=card><h2><a href='/news/" + i + "'>Model " + i
                                + "</a></h2></" + tag + ">")
                        .collect(Collectors.joining("", "<!doctype html><title>News</title>", "<p>About us</p>")));
    }

    @Test
    void whatStoodThereAtFirstIsHistoryAndWhatComesIsNews() throws Exception {
        show("article", 0, 3);
        try (var lab = polling(cards("article"))) {
            lab.next();
            show("article", 0, 4);
            var second = lab.next();

            assertThat(lab.items()).extracting(Item::title).containsExactly("Model 0", "Model 1", "Model 2", "Model 3");
            assertThat(lab.items()).extracting(Item::history).containsExactly(true, true, true, false);
            assertThat(second.state().problem()).isNull();
            assertThat(second.state().seen()).hasSize(4);
            assertThat(lab.next().ending()).isEqualTo(Ending.UNCHANGED);
        }
    }

    @Test
    void aListThatFlapsAndTurnsOverTellsNothingTwice() throws Exception {
        try (var lab = polling(cards("article"))) {
            for (int poll = 0; poll < 6; poll++) {
                show("article", poll % 2 == 0 ? 0 : 4, 10);
                lab.next();
            }
            show("article", 0, 10);
            assertThat(lab.items()).hasSize(10).allMatch(item -> item.revision() == 1);
        }
    }

    @Test
    void aRedesignIsAnErrorThatWithdrawsNothingAndIsOverWhenTheListIsBack() throws Exception {
        show("article", 0, 5);
        try (var lab = polling(cards("article"))) {
            var before = lab.next().state();
            show("section", 0, 6);
            var broken = lab.next();

            assertThat(broken.ending()).isEqualTo(Ending.FAILED);
            assertThat(broken.state().failure()).isEqualTo(Failure.NOTHING_MATCHED);
            assertThat(broken.state().problem())
                    .isEqualTo("nothing matches \"article\" on the page, which has 6 links and is called \"News\"");
            assertThat(broken.state().seen()).isEqualTo(before.seen());
            assertThat(broken.deadLetters())
                    .extracting(DeadLetter::detail)
                    .containsExactly(broken.state().problem());

            show("section", 0, 7);
            var stillBroken = lab.next();
            assertThat(stillBroken.state().failures()).isEqualTo(2);
            assertThat(stillBroken.deadLetters())
                    .as("one for each run of such polls")
                    .isEmpty();

            show("article", 0, 8);
            var back = lab.next();
            assertThat(back.state().problem()).isNull();
            assertThat(back.items()).extracting(Item::title).containsExactly("Model 5", "Model 6", "Model 7");
            assertThat(back.items()).noneMatch(Item::history);
        }
    }

    @Test
    void aMendedSelectorGoesOnWithTheListAndTellsWhatCameMeanwhileAsNews() throws Exception {
        show("article", 0, 5);
        var lab = polling(cards("article"));
        lab.next();
        show("section", 0, 6);
        lab.next();
        try (var mended = lab.as(cards("section"))) {
            var outcome = mended.next();
            assertThat(outcome.items()).extracting(Item::title, Item::history).containsExactly(tuple("Model 5", false));
            assertThat(outcome.state().failure()).isNull();
        }
    }

    @Test
    void aWiderSelectorReadsAnUnchangedPageAnewAndWhatItShowsMoreIsHistory() throws Exception {
        show("article", 0, 5);
        var lab = polling(cards("article:nth-of-type(-n+2)"));
        lab.next();
        try (var wider = lab.as(cards("article"))) {
            assertThat(wider.next().items()).extracting(Item::title).containsExactly("Model 2", "Model 3", "Model 4");
            show("article", 0, 6);
            wider.next();
            assertThat(wider.items()).extracting(Item::history).containsExactly(true, true, true, false);
        }
    }

    @Test
    void farFewerEntriesAreToldAndMarkedUntilThereAreMoreAgain() throws Exception {
        show("article", 0, 10);
        try (var lab = polling(cards("article"))) {
            lab.next();
            show("article", 9, 12);
            var fewer = lab.next();

            assertThat(fewer.ending()).isEqualTo(Ending.FRESH);
            assertThat(fewer.items()).extracting(Item::title).containsExactly("Model 10", "Model 11");
            assertThat(fewer.state().failure()).isEqualTo(Failure.FEWER_MATCHED);
            assertThat(fewer.state().problem()).isEqualTo("only 3 entries instead of 10: 3 elements match \"article\"");
            assertThat(fewer.state().failures()).isZero();
            assertThat(lab.next().state().failure())
                    .as("the same page again is no better")
                    .isEqualTo(Failure.FEWER_MATCHED);

            show("article", 4, 13);
            var back = lab.next().state();
            assertThat(back.problem()).isNull();
            assertThat(Objects.requireNonNull(back.matches()).usual()).isEqualTo(9);
        }
    }

    @Test
    void afterAWeekAShortListIsWhatItIs() throws Exception {
        show("article", 0, 10);
        try (var lab = polling(cards("article"))) {
            lab.next();
            show("article", 0, 2);
            PollState state = lab.next().state();
            var since = lab.now();
            while (state.problem() != null) {
                assertThat(lab.now()).isBefore(since.plus(Duration.ofDays(8)));
                state = lab.nextAt(lab.now().plus(Duration.ofHours(12))).state();
            }
            assertThat(lab.now()).isAfterOrEqualTo(since.plus(Duration.ofDays(7)));
            assertThat(lab.next().ending()).isEqualTo(Ending.UNCHANGED);
        }
    }

    @Test
    void aPageThatRobotsMayNotReadIsNotAskedFor() throws Exception {
        show("article", 0, 3);
        web.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /news");
        try (var lab = polling(cards("article"))) {
            var state = lab.next().state();
            assertThat(state.failure()).isEqualTo(Failure.ROBOTS);
            assertThat(state.problem()).isEqualTo("robots.txt forbids " + web.url("/news") + ", or cannot be had");
            assertThat(web.asked()).containsExactly("/robots.txt");
        }
    }

    @Test
    void aSitemapIsOfferedToRobotsAndAnIndexIsReadWithItsParts() throws Exception {
        web.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /")
                .put(
                        "/sitemap.xml",
                        200,
                        Map.of("ETag", "\"same\""),
                        "<sitemapindex><sitemap><loc>" + web.url("/s1.xml") + "</loc></sitemap></sitemapindex>")
                .put("/s1.xml", "text/xml", urls("/news/a-model", "/docs/x"));
        try (var lab = polling(watching(Source.Kind.SITEMAP, "/sitemap.xml", Watch.of("/news/")))) {
            lab.next();
            web.put("/s1.xml", "text/xml", urls("/news/a-model", "/docs/x", "/docs/y"));
            assertThat(lab.next().items()).isEmpty();
            web.put("/s1.xml", "text/xml", urls("/news/a-model", "/news/another-model"));
            lab.next();
            assertThat(lab.items()).extracting(Item::title).containsExactly("A model", "Another model");
            assertThat(lab.items()).extracting(Item::history).containsExactly(true, false);
            assertThat(lab.items()).extracting(Item::publishedAt).contains(START);
            assertThat(web.asked()).doesNotContain("/robots.txt");

            web.put("/s1.xml", 500, Map.of(), "");
            assertThat(lab.next().state().problem())
                    .startsWith("a part of the sitemap, " + web.url("/s1.xml") + ": HTTP 500");
        }
    }

    private String urls(String... paths) {
        var urls = new StringBuilder("<urlset>");
        for (var path : paths) {
            urls.append("<url><loc>").append(web.url(path)).append("</loc></url>");
        }
        return urls + "</urlset>";
    }

    @Test
    void aTitleMadeOfAnAddressGivesWayToThatOfThePage() throws Exception {
        var text =
                "<p>" + "Un laboratoire de Lyon a publié ce matin les poids d'un modèle de langue. ".repeat(8) + "</p>";
        web.put("/sitemap.xml", "text/xml", urls("/news/modele-lyon"))
                .put(
                        "/news/modele-lyon",
                        "text/html",
                        "<!doctype html><title>Le modèle de Lyon est là</title><article><h1>Le modèle de Lyon est là</h1>"
                                + text + text + "</article>");
        var source = SourceBuilder.builder(watching(Source.Kind.SITEMAP, "/sitemap.xml", Watch.of("/news/")))
                .fullText(true)
                .build();
        try (var lab = polling(source)) {
            assertThat(lab.next().items()).extracting(Item::title).containsExactly("Modele lyon");
            assertThat(lab.next().items())
                    .extracting(Item::title, Item::revision)
                    .containsExactly(tuple("Le modèle de Lyon est là", 2));
            assertThat(lab.next().items()).isEmpty();
        }
    }

    @Test
    void jsonIsAskedForAsSuchAndItsPageLinksAreTold() throws Exception {
        web.put(
                "/api",
                "application/json",
                "{\"data\": {\"articles\": [{\"id\": \"a\", \"title\": \"Un\", \"extra\": {\"date\": \"2026-02-03\"}}]}}");
        var watch = WatchBuilder.builder()
                .entries("data/articles")
                .link(web.url("/blog?id={id}"))
                .date("extra/date")
                .build();
        try (var lab = polling(watching(Source.Kind.JSON, "/api", watch))) {
            lab.next();
            assertThat(lab.items())
                    .extracting(Item::url, Item::publishedAt)
                    .containsExactly(tuple(web.url("/blog?id=a"), Instant.parse("2026-02-03T00:00:00Z")));
            web.put("/api", "application/json", "{\"data\": {\"list\": []}}");
            assertThat(lab.next().state().problem())
                    .isEqualTo("nothing stands at \"data/articles\"; at \"data\" is an object with list");
        }
    }
}
