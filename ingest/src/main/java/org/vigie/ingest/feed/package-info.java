/** Reads RSS and Atom: bytes to entries, or one sentence that says why not. Strict XML first, a repaired tree where that fails. */
@NullMarked
package org.vigie.ingest.feed;

import org.jspecify.annotations.NullMarked;
