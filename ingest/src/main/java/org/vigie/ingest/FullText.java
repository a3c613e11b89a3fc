package org.vigie.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.Item.PageNote;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.PollState;
import org.vigie.contract.PollState.Seen;
import org.vigie.contract.PollStateBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.PollOutcome.Ending;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;
import org.vigie.ingest.fetch.Robots;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageReader;
import org.vigie.ingest.watch.AddressWords;

/**
 * The page behind an entry, told as a further revision of the item that the feed gave: its text where it is the longer one,
 * its authors, language and title where the feed has none. A page that cannot be read costs nothing but its text; one that
 * does not answer is tried again with the next polls while its entry stands in the feed.
 */
final class FullText {
    /** So often is a page asked for that does not answer. */
    private static final int MOST_TRIES = 3;

    private final Fetcher fetcher;
    private final Robots robots;
    private final PageReader reader = new PageReader();

    FullText(Fetcher fetcher, Robots robots) {
        this.fetcher = fetcher;
        this.robots = robots;
    }

    /** What hosts allow to be read. */
    Robots robots() {
        return robots;
    }

    /**
     * Reads a page.
     *
     * @param before the state that the poll left which had the item
     * @param request for the item's address
     */
    PollOutcome read(Source source, PollState before, Item item, FetchRequest request) throws InterruptedException {
        if (!robots.allow(request)) {
            return done(source, before, item, null);
        }
        return switch (fetcher.fetch(request)) {
            case FetchResult.Fresh page -> done(source, before, item, read(source, item, page));
            case FetchResult.NotModified never -> done(source, before, item, null); // nobody asked conditionally
            case FetchResult.Failed failed ->
                mayComeBack(failed) ? triedAgainLater(source, before, item) : done(source, before, item, null);
        };
    }

    private static boolean mayComeBack(FetchResult.Failed failed) {
        return switch (failed.kind()) {
            case NO_ANSWER, TOO_OFTEN -> true;
            case HTTP_STATUS -> failed.status() >= 500;
            case REFUSED_ADDRESS,
                    REDIRECTS,
                    NO_ACCESS,
                    HUB_ERROR,
                    BOT_WALL,
                    NOT_A_FEED,
                    TOO_LARGE,
                    UNREADABLE,
                    ROBOTS,
                    NOTHING_MATCHED,
                    FEWER_MATCHED,
                    NEEDS_SCRIPTS,
                    CONFIGURATION,
                    BUG -> false;
        };
    }

    private @Nullable Item read(Source source, Item item, FetchResult.Fresh page) throws InterruptedException {
        return Reading.of(() -> Optional.ofNullable(revised(source, item, page)))
                .orElse(null);
    }

    /** Null where the page adds nothing. */
    private @Nullable Item revised(Source source, Item item, FetchResult.Fresh answer) {
        if (!FeedLinks.isPage(answer.body(), answer.contentType())) {
            return null; // a film, a picture, a paper
        }
        var page = reader.read(answer.body(), answer.origin());
        boolean isLonger = page.text().length() > item.text().length();
        var title = title(source, item, page);
        if (!isLonger && !page.paywalled() && title.equals(item.title())) {
            return null;
        }
        return ItemBuilder.builder(item)
                .revision(item.revision() + 1)
                .title(title)
                .content(isLonger ? EntrySightings.content(page.text()) : item.content())
                .authors(item.authors().isEmpty() ? authors(page) : item.authors())
                .declaredLanguage(item.declaredLanguage() == null ? page.language() : item.declaredLanguage())
                .fetchedAt(answer.at())
                .page(new PageNote(
                        answer.address(),
                        page.source().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        page.words(),
                        page.published(),
                        page.paywalled()))
                .build();
    }

    /** The words of an address are no title where there is a better one. */
    private static String title(Source source, Item item, Page page) {
        boolean isMadeUp = source.kind() == Source.Kind.SITEMAP
                && item.title().equals(EntrySightings.title(AddressWords.of(String.valueOf(item.url()))));
        var title = EntrySightings.title(page.title());
        return !title.isEmpty() && (item.title().isEmpty() || isMadeUp) ? title : item.title();
    }

    private static List<String> authors(Page page) {
        return page.author() == null
                ? List.of()
                : EntrySightings.labels(List.of(page.author().split(", ")));
    }

    /** The page is not asked for again unless its entry changes. */
    private static PollOutcome done(Source source, PollState before, Item item, @Nullable Item revised) {
        var seen = before.seen();
        if (revised != null) {
            var known = Objects.requireNonNull(seen.get(item.id()));
            seen = new HashMap<>(seen);
            seen.put(
                    item.id(),
                    new Seen(
                            revised.revision(),
                            known.hash(),
                            known.publishedAt(),
                            known.firstSeenAt(),
                            known.lastSeenAt()));
        }
        return outcome(source, PollStateBuilder.builder(before).seen(seen), tries(before, item, null), revised);
    }

    private static PollOutcome triedAgainLater(Source source, PollState before, Item item) {
        int tries = before.pages() == null ? 0 : before.pages().getOrDefault(item.id(), 0);
        var left = tries(before, item, tries + 1 < MOST_TRIES ? tries + 1 : null);
        return outcome(source, PollStateBuilder.builder(before), left, null);
    }

    private static Map<String, Integer> tries(PollState before, Item item, @Nullable Integer tries) {
        var left = new HashMap<String, Integer>(before.pages() == null ? Map.of() : before.pages());
        left.remove(item.id());
        if (tries != null) {
            left.put(item.id(), tries);
        }
        return left;
    }

    private static PollOutcome outcome(
            Source source, PollStateBuilder after, Map<String, Integer> pages, @Nullable Item revised) {
        var state = after.pages(pages.isEmpty() ? null : pages).build();
        var items = revised == null ? List.<Item>of() : List.of(revised);
        return new PollOutcome(source, state, Ending.PAGE, items, List.of(), List.of(), List.of());
    }

    /** For a page whose text Kafka does not take. */
    static PollOutcome givenUp(Source source, PollState before, Item item) {
        return done(source, before, item, null);
    }
}
