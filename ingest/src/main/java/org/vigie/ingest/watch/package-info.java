/**
 * Lists that were not made for readers of feeds: a page, a sitemap, JSON. {@link org.vigie.ingest.watch.WatchedList} is
 * the door: it reads them into the entries of a feed, so that identity, revisions and politeness are those of feeds, and
 * counts what it found. {@link org.vigie.ingest.watch.WatchRules} says what is wrong with what somebody told it to look
 * for. Where nothing is found, an {@link org.vigie.ingest.watch.UnwatchableException} says what was there instead.
 */
@NullMarked
package org.vigie.ingest.watch;

import org.jspecify.annotations.NullMarked;
