package org.vigie.dashboard.view;

import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.words.Words;

/**
 * One request for a page.
 *
 * @param here its own address
 */
public record Visit(Parameters ask, Words words, Address here) {}
