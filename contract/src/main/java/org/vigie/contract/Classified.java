package org.vigie.contract;

import java.util.List;

/**
 * What the learned classifier makes of an item.
 *
 * @param label the likeliest of those it has learned
 * @param confidence probability that it is the right one, 0 to 1
 * @param phrases words of title or text that spoke most for the label, exactly as they stand there, the strongest first
 * @param model which model said so
 */
public record Classified(String label, double confidence, List<String> phrases, String model) {}
