package org.vigie.dashboard.backstage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What nobody wants to hear of for a while.
 *
 * @param match values by label, such as {@code country} and {@code CN}; none means all alerts
 * @param starts {@link Instant#EPOCH} for always
 */
public record Silence(
        String id, Map<String, List<String>> match, Instant starts, Instant ends, String author, String comment) {}
