/**
 * The first page: the five claims that Vigie was made to test with the number that each has now ({@link
 * org.vigie.dashboard.now.Claims}), what rises ({@link org.vigie.dashboard.now.Rises}), and what is new.
 */
@NullMarked
package org.vigie.dashboard.now;

import org.jspecify.annotations.NullMarked;
