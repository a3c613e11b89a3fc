package org.vigie.dashboard.now;

import org.vigie.dashboard.ask.Address;

/**
 * A claim and what is measured of it.
 *
 * @param name of its sentences
 * @param figure what is measured
 * @param sentence what the figure is
 * @param link to the chart, whose numbers are these
 */
public record Claim(String name, String figure, String sentence, Address link) {}
