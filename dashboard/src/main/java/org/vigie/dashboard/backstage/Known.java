package org.vigie.dashboard.backstage;

import java.time.Instant;

/**
 * What somebody has said.
 *
 * @param at when
 */
public record Known<T>(T value, Instant at) {}
