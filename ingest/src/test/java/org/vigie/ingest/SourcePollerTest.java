package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Failure;
import org.vigie.contract.Item;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchConfigBuilder;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Robots;

/** The poller over a real web server: feeds behind pages, pages behind entries, secrets. */
class SourcePollerTest {
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final String PAGE = """
            <!DOCTYPE html><html lang="fr"><head><title>Le modèle de Lyon - Le Fil</title>
            <meta name="author" content="Atelier du Fil"></head><body><article><h1>Le modèle de Lyon</h1>
            <p>%s</p><p>%s</p><p>%s</p></article></body></html>
            """.formatted(
                    "Un laboratoire de Lyon a publié ce matin les poids d'un modèle de langue, avec le récit de son"
                            + " apprentissage, les mesures qui le comparent à ses voisins, et une licence ouverte.",
                    "Les chercheurs disent avoir voulu que chacun puisse refaire leurs calculs, ce qui est rare, et"
                            + " donnent pour cela la liste des textes, le code, les réglages et les erreurs commises.",
                    "La ville, qui a prêté la moitié des machines, espère que d'autres laboratoires suivront, et que"
                            + " les écoles s'en serviront dès la rentrée, sans rien devoir à un fournisseur lointain.");

    private final LinkedBlockingQueue<PollOutcome> outcomes = new LinkedBlockingQueue<>();
    private SmallWeb web;
    private Fetcher fetcher;
    private Thread poller = new Thread();

    @BeforeEach
    void start() throws Exception {
        web = new SmallWeb();
        fetcher = new Fetcher(FetchConfigBuilder.builder(FetchConfig.byHand())
                .allowed(List.of())
                .build());
    }

    @AfterEach
    void stop() throws Exception {
        poller.interrupt();
        poller.join();
        fetcher.close();
        web.close();
    }

    private Source source(String path) {
        return SourceBuilder.builder(Source.of("le-fil", Source.Kind.FEED, web.url(path)))
                .every(OFTEN)
                .build();
    }

    private void poll(Source source, Credentials credentials) {
        var clock = InstantSource.system();
        var schedule = new Schedule(OFTEN, OFTEN, OFTEN, clock, new Random(1));
        var polling = new Polling(
                fetcher, new FeedReader(), new FullText(fetcher, new Robots(fetcher, clock)), schedule, credentials);
        poller = Thread.ofVirtual().start(new SourcePoller(source, PollState.never(source), polling, outcome -> {
            outcomes.add(outcome);
            return CompletableFuture.completedFuture(null);
        }));
    }

    private PollOutcome until(Predicate<PollOutcome> wanted) throws InterruptedException {
        while (true) {
            var outcome = outcomes.poll(30, TimeUnit.SECONDS);
            assertThat(outcome).as("such a poll within 30 s").isNotNull();
            if (wanted.test(outcome)) {
                return outcome;
            }
        }
    }

    private String feed(String title, String path) {
        return "<rss version='2.0'><channel><title>Le Fil</title><item><title>" + title + "</title><link>"
                + web.url(path) + "</link><description>En bref.</description></item></channel></rss>";
    }

    @Test
    void aPageLeadsToTheFeedThatItNames() throws Exception {
        web.put(
                        "/",
                        "text/html",
                        "<html><link rel=alternate type=application/rss+xml href=/broken>"
                                + "<link rel=alternate type=application/rss+xml href=/fil.xml></html>")
                .put("/fil.xml", "application/rss+xml", feed("Un", "/1"));
        poll(source("/"), Credentials.NONE);

        var first = outcomes.poll(30, TimeUnit.SECONDS);
        assertThat(first.items()).extracting(Item::title).containsExactly("Un");
        assertThat(first.state().discovered()).isEqualTo(web.url("/fil.xml"));
        assertThat(first.state().problem()).isNull();

        until(outcome -> outcome.ending() == Ending.UNCHANGED);
        assertThat(web.asked()).startsWith("/", "/broken", "/fil.xml", "/fil.xml");
    }

    @Test
    void whenThatFeedIsGoneThePageIsAskedForAnother() throws Exception {
        web.put("/", "text/html", "<html><link rel=alternate type=application/rss+xml href=/fil.xml></html>")
                .put("/fil.xml", "application/rss+xml", feed("Un", "/1"));
        poll(source("/"), Credentials.NONE);
        until(outcome -> outcome.ending() == Ending.FRESH);

        web.put("/neuf.xml", "application/rss+xml", feed("Deux", "/2"))
                .put("/", "text/html", "<html><link rel=alternate type=application/rss+xml href=/neuf.xml></html>")
                .put("/fil.xml", 410, Map.of(), "");
        var next = until(outcome -> outcome.ending() == Ending.FRESH);

        assertThat(next.items()).extracting(Item::title).containsExactly("Deux");
        assertThat(next.state().discovered()).isEqualTo(web.url("/neuf.xml"));
    }

    @Test
    void aPageWithoutAFeedAndABotWallAreToldApart() throws Exception {
        web.put("/", "text/html", "<html><p>Bonjour</p></html>");
        poll(source("/"), Credentials.NONE);
        assertThat(until(outcome -> true).state().failure()).isEqualTo(Failure.NOT_A_FEED);

        web.put("/", "text/html", "<html><title>Just a moment...</title></html>");
        var wall = until(outcome -> outcome.state().failure() != Failure.NOT_A_FEED);
        assertThat(wall.state().failure()).isEqualTo(Failure.BOT_WALL);
        assertThat(wall.state().problem()).contains("bot wall");

        web.put("/", 403, Map.of("cf-mitigated", "challenge"), "");
        var refused = until(outcome ->
                !Objects.equals(wall.state().problem(), outcome.state().problem()));
        assertThat(refused.state().failure()).isEqualTo(Failure.BOT_WALL);
    }

    @Test
    void thePageBehindAnEntryIsTheNextRevisionOfItsItem() throws Exception {
        web.put("/fil.xml", "application/rss+xml", feed("Le modèle de Lyon", "/lyon"))
                .put("/lyon", "text/html", PAGE);
        poll(SourceBuilder.builder(source("/fil.xml")).fullText(true).build(), Credentials.NONE);

        var ofFeed = until(outcome -> outcome.ending() == Ending.FRESH);
        assertThat(ofFeed.items()).singleElement().satisfies(item -> {
            assertThat(item.revision()).isEqualTo(1);
            assertThat(item.text()).isEqualTo("En bref.");
        });
        var ofPage = until(outcome -> outcome.ending() == Ending.PAGE);
        assertThat(ofPage.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(ofFeed.items().getFirst().id());
            assertThat(item.revision()).isEqualTo(2);
            assertThat(item.title()).isEqualTo("Le modèle de Lyon");
            assertThat(item.summary()).isEqualTo("En bref.");
            assertThat(item.content()).startsWith("Un laboratoire de Lyon").contains("un fournisseur lointain.");
            assertThat(item.authors()).containsExactly("Atelier du Fil");
            assertThat(item.declaredLanguage()).isEqualTo("fr");
            assertThat(item.publishedAt()).isEqualTo(ofFeed.items().getFirst().publishedAt());
            assertThat(item.page())
                    .extracting(Item.PageNote::address, Item.PageNote::source, Item.PageNote::paywalled)
                    .containsExactly(web.url("/lyon"), "scored", false);
        });
        until(outcome -> outcome.ending() == Ending.UNCHANGED);
        assertThat(web.asked()).containsOnlyOnce("/lyon").containsOnlyOnce("/robots.txt");

        web.put("/fil.xml", "application/rss+xml", feed("Le modèle de Lyon, suite", "/lyon"));
        assertThat(until(outcome -> !outcome.items().isEmpty())
                        .items()
                        .getFirst()
                        .revision())
                .isEqualTo(3);
        var again = until(outcome -> !outcome.items().isEmpty()).items().getFirst();
        assertThat(again.revision()).isEqualTo(4);
        assertThat(again.title()).isEqualTo("Le modèle de Lyon, suite");
        assertThat(again.content()).startsWith("Un laboratoire de Lyon");
    }

    @Test
    void aPageThatRobotsMayNotReadIsNotAskedFor() throws Exception {
        web.put("/fil.xml", "application/rss+xml", feed("Un", "/lyon"))
                .put("/lyon", "text/html", PAGE)
                .put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /lyon");
        poll(SourceBuilder.builder(source("/fil.xml")).fullText(true).build(), Credentials.NONE);

        assertThat(until(outcome -> outcome.ending() == Ending.PAGE).items()).isEmpty();
        until(outcome -> outcome.ending() == Ending.UNCHANGED);
        assertThat(web.asked()).doesNotContain("/lyon");
    }

    @Test
    void aPageThatDoesNotAnswerIsTriedThreeTimesAndItsFeedIsNoWorseForIt() throws Exception {
        web.put("/fil.xml", "application/rss+xml", feed("Un", "/lyon")).put("/lyon", 500, Map.of(), "");
        poll(SourceBuilder.builder(source("/fil.xml")).fullText(true).build(), Credentials.NONE);

        var unchanged = until(outcome -> outcome.ending() == Ending.UNCHANGED);
        assertThat(unchanged.state().failures()).isZero();
        assertThat(unchanged.state().pages()).isNull();
        assertThat(web.asked().stream().filter("/lyon"::equals)).hasSize(3);
    }

    @Test
    void aPageThatIsBackAgainIsReadAlthoughTheFeedHasNotChanged() throws Exception {
        web.put("/fil.xml", "application/rss+xml", feed("Un", "/lyon")).put("/lyon", 503, Map.of(), "");
        poll(SourceBuilder.builder(source("/fil.xml")).fullText(true).build(), Credentials.NONE);
        until(outcome -> outcome.ending() == Ending.PAGE);

        web.put("/lyon", "text/html", PAGE);
        assertThat(until(outcome -> outcome.ending() == Ending.PAGE
                                && !outcome.items().isEmpty())
                        .items())
                .extracting(Item::revision)
                .containsExactly(2);
    }

    @Test
    void secretsGoToTheSourcesOwnHostAlone() throws Exception {
        try (var elsewhere = new SmallWeb()) {
            web.put(
                            "/fil.xml",
                            "application/rss+xml",
                            feed("Un", "/lyon")
                                    .replace(
                                            "</channel>",
                                            "<item><title>Deux</title><link>" + elsewhere.url("/x")
                                                    + "</link></item></channel>"))
                    .put("/lyon", "text/html", PAGE);
            elsewhere.put("/x", "text/html", PAGE);
            var source = SourceBuilder.builder(source("/fil.xml"))
                    .fullText(true)
                    .credentials("fil")
                    .build();
            poll(source, new Credentials(Map.of("fil", new Credentials.Header("Authorization", "Bearer x"))));
            until(outcome -> outcome.ending() == Ending.PAGE);
            until(outcome -> outcome.ending() == Ending.PAGE);

            assertThat(web.asked()).contains("/fil.xml Bearer x", "/lyon Bearer x");
            assertThat(elsewhere.asked()).contains("/x");
        }
    }

    @Test
    void aSourceWhoseSecretIsNotConfiguredSaysSo() throws Exception {
        poll(SourceBuilder.builder(source("/fil.xml")).credentials("fil").build(), Credentials.NONE);
        var state = until(outcome -> true).state();
        assertThat(state.failure()).isEqualTo(Failure.CONFIGURATION);
        assertThat(state.problem()).contains("set ingest.credentials.fil");
        assertThat(web.asked()).isEmpty();
    }
}
