package org.vigie.ingest.hub;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.FetchResult;

/** Which kind of source is which hub. */
public final class Hubs {
    private static final FeedReader FEEDS = new FeedReader();
    private static final Hub HUGGING_FACE = new HuggingFace();
    private static final Hub GITHUB = new GitHub(FEEDS);
    private static final Hub OLLAMA = new Ollama();
    private static final Hub MODELSCOPE = new ModelScope();
    private static final Hub OPENROUTER = new OpenRouter();
    private static final Hub PYPI = new PyPi(FEEDS);
    private static final Hub ARXIV = new Arxiv(FEEDS);
    private static final Hub DAILY_PAPERS = new DailyPapers();

    private Hubs() {}

    /**
     * Reads a list of models that somebody has at hand.
     *
     * @param body the list as the hub of the source writes it
     * @param at when it was got
     * @throws UnreadableHubException when it is no such list, with the reason
     */
    public static Page read(Source source, byte[] body, Instant at) throws UnreadableHubException {
        var hub = Objects.requireNonNull(of(source.kind()), () -> source.kind() + " is no hub");
        var answer = new FetchResult.Fresh(body, source.url(), null, null, null, null, null, null, null, null, at);
        return hub.read(source, hub.asks(source).getFirst(), answer);
    }

    /** Null for a kind that is no hub. */
    public static @Nullable Hub of(Source.Kind kind) {
        return switch (kind) {
            case FEED, PAGE, SITEMAP, JSON -> null;
            case HUGGING_FACE -> HUGGING_FACE;
            case GITHUB -> GITHUB;
            case OLLAMA -> OLLAMA;
            case MODELSCOPE -> MODELSCOPE;
            case OPENROUTER -> OPENROUTER;
            case PYPI -> PYPI;
            case ARXIV -> ARXIV;
            case DAILY_PAPERS -> DAILY_PAPERS;
        };
    }
}
