package org.vigie.ingest.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/** How one hub is asked and read. Without state; thread-safe. */
public interface Hub {
    /** What is wrong with an address as one of this hub, with the remedy, to stand behind the word "url"; null for nothing. */
    @Nullable
    String problem(String url);

    /** The lists that a poll asks for, in this order. The source's address has no {@link #problem}. */
    List<Ask> asks(Source source);

    /**
     * Reads one answer. A record that cannot be used costs nothing but itself.
     *
     * @throws UnreadableHubException when there is no list at all, with the reason
     */
    Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException;

    /**
     * How many models are remembered that were on no list of trending ones. A stream that never ends is remembered as far
     * as a poll may read into it, since all that it takes is to know where the last poll began.
     */
    default int remembered(Source source) {
        return 10_000;
    }
}
