package org.vigie.contract;

/**
 * An item is a copy: another one tells the same text, and was published first.
 *
 * @param of id of that item, the first copy of all that carry the text
 * @param similarity share of the shorter text that both have, 0 to 1, by samples of their word sequences
 */
public record Duplicate(String of, double similarity) {}
