/**
 * How model hubs, and sites that publish what concerns models, are asked and read. A {@link org.vigie.ingest.hub.Hub} says
 * which lists a poll asks for and reads one answer at a time into a {@link org.vigie.ingest.hub.Page}; it fetches nothing
 * and remembers nothing. A new hub is one class here, a constant of {@code Source.Kind}, a line in {@link
 * org.vigie.ingest.hub.Hubs}, and a test.
 *
 * <p>Nothing here asks for files of a repository: hubs count that as a download.
 */
@NullMarked
package org.vigie.ingest.hub;

import org.jspecify.annotations.NullMarked;
