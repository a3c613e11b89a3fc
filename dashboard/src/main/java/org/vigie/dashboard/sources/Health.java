package org.vigie.dashboard.sources;

import java.util.List;
import org.vigie.dashboard.backstage.PolledSource;

/** How many sources there are of each state. */
public record Health(int sources, int ok, int failing, int silent, int unasked) {
    public static Health of(List<PolledSource> sources) {
        return new Health(
                sources.size(),
                count(sources, State.OK),
                count(sources, State.FAILS) + count(sources, State.RESTS),
                count(sources, State.SILENT),
                count(sources, State.NOT_ASKED));
    }

    private static int count(List<PolledSource> sources, State state) {
        return (int)
                sources.stream().filter(source -> State.of(source) == state).count();
    }
}
