package org.vigie.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a hub said last in a week of how much something is used.
 *
 * @param week its start, a Monday in UTC
 * @param downloads in the hub's own sense, such as those of the last thirty days; null where it did not say
 * @param likes null likewise
 */
public record Popularity(
        Instant week, @Nullable Long downloads, @Nullable Long likes) {}
