/** Recorded polls of real feeds: served by the script beside them, and counted a second time without the pipeline. */
@NullMarked
package org.vigie.ingest.replay;

import org.jspecify.annotations.NullMarked;
