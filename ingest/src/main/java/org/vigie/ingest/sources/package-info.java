/** The list of sources as people write it (YAML) and as the pipeline keeps it (a compacted topic). */
@NullMarked
package org.vigie.ingest.sources;

import org.jspecify.annotations.NullMarked;
