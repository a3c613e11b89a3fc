/**
 * Reads RSS, Atom, CDF and JSON Feed: bytes to entries, or one sentence that says why not. One tolerant way for all
 * documents, not a strict one and a fall-back: what is well-formed goes through it unharmed.
 */
@NullMarked
package org.vigie.ingest.feed;

import org.jspecify.annotations.NullMarked;
