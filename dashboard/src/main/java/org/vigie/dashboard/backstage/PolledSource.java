package org.vigie.dashboard.backstage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;

/**
 * A source and what polling it has shown.
 *
 * @param state null before the first poll
 * @param rhythm mean time between its last entries; null where that is not known
 * @param isSilent whether nothing new has come for much longer than is usual there
 */
public record PolledSource(
        Source source, @Nullable PollState state, @Nullable Duration rhythm, boolean isSilent) {}
