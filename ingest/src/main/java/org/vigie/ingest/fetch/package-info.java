/** One conditional GET: an answer, the news that nothing changed, or a failure; always a value, never an exception. */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
