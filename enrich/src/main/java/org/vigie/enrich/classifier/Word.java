package org.vigie.enrich.classifier;

/**
 * A word as it stands in an item.
 *
 * @param isInTitle in which of the two fields
 * @param start offset in the field
 * @param end offset behind it
 */
record Word(boolean isInTitle, int start, int end, Forms forms) {}
