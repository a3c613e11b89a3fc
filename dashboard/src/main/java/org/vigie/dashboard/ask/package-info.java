/**
 * What a reader asks: the query string, read once, all that is wrong with it told at once. The whole state of a page is there, so
 * that its address is a permalink.
 */
@NullMarked
package org.vigie.dashboard.ask;

import org.jspecify.annotations.NullMarked;
