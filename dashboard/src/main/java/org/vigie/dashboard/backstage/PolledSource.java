package org.vigie.dashboard.backstage;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.PollState;
import org.vigie.contract.Source;

/**
 * A source and what polling it has shown.
 *
 * @param state null before the first poll
 * @param isSilent whether nothing new has come for much longer than is usual there
 */
public record PolledSource(Source source, @Nullable PollState state, boolean isSilent) {}
