package org.vigie.ingest;

import java.nio.charset.StandardCharsets;
import org.vigie.contract.Failure;
import org.vigie.contract.Source;
import org.vigie.ingest.discover.FeedLinks;
import org.vigie.ingest.fetch.BotWall;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.hub.Ask;
import org.vigie.ingest.hub.UnreadableHubException;

/** What goes wrong with a hub, in words. */
final class HubTrouble {
    private HubTrouble() {}

    /** Hubs say 401 for what is gone, renamed or private alike, so that nobody learns which. */
    static FetchResult.Failed inWords(FetchResult.Failed failed, Source source) {
        boolean isDenied = failed.kind() == Failure.HTTP_STATUS && (failed.status() == 401 || failed.status() == 403);
        if (!isDenied) {
            return failed;
        }
        var words = failed.problem() + ": what is asked for is gone, renamed or private";
        var credentials = source.credentials();
        return new FetchResult.Failed(
                Failure.NO_ACCESS,
                failed.status(),
                credentials == null ? words : words + ", or the credentials \"" + credentials + "\" are not taken",
                failed.retryAfter(),
                failed.at());
    }

    static FetchResult.Failed unreadable(FetchResult.Fresh answer, UnreadableHubException why) {
        boolean isWall = FeedLinks.isPage(answer.body(), answer.contentType())
                && BotWall.isShownIn(new String(answer.body(), StandardCharsets.UTF_8));
        return new FetchResult.Failed(
                isWall ? Failure.BOT_WALL : why.kind(),
                200,
                isWall ? BotWall.IN_WORDS : String.valueOf(why.getMessage()),
                null,
                answer.at());
    }

    /** The same with the list that it happened to. */
    static FetchResult.Failed at(Ask ask, FetchResult.Failed failed) {
        return new FetchResult.Failed(
                failed.kind(), failed.status(), ask.name() + ": " + failed.problem(), failed.retryAfter(), failed.at());
    }
}
