package org.vigie.enrich.count;

/**
 * What an item brings into each of its cells, beside being one.
 *
 * @param original whether it is no copy
 */
record Share(String outlet, boolean original) {}
