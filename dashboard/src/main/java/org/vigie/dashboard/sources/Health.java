package org.vigie.dashboard.sources;

import java.time.Instant;
import java.util.List;
import org.vigie.dashboard.backstage.PolledSource;

/** How many sources there are of each state. */
public record Health(int sources, int ok, int failing, int silent, int unasked) {
    public static Health of(List<PolledSource> sources, Instant now) {
        return new Health(
                sources.size(),
                count(sources, now, State.OK),
                count(sources, now, State.FAILS) + count(sources, now, State.RESTS),
                count(sources, now, State.SILENT),
                count(sources, now, State.NOT_ASKED));
    }

    private static int count(List<PolledSource> sources, Instant now, State state) {
        return (int) sources.stream()
                .filter(source -> State.of(source, now) == state)
                .count();
    }
}
