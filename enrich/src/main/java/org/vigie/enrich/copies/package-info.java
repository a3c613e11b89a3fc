/**
 * Which items are copies of one text: agency reports that many outlets carry, feeds that mirror each other. {@code Prints}
 * are what is remembered of a text, {@code Likeness} says whether two texts are one, {@code Copies} keeps the groups of one
 * language, and {@code FollowCopies} has the steps around it.
 */
@NullMarked
package org.vigie.enrich.copies;

import org.jspecify.annotations.NullMarked;
