/** From an address that people know (a site, a page) to the feed behind it. */
@NullMarked
package org.vigie.ingest.discover;

import org.jspecify.annotations.NullMarked;
