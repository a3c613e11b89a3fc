package org.vigie.dashboard.topics;

import org.vigie.dashboard.ask.Address;

/**
 * A line of a list that is ordered by a number.
 *
 * @param permille of the largest number in the list
 * @param link to what is counted
 */
public record Rank(String label, long number, long permille, Address link) {}
