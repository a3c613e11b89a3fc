/**
 * The list of sources as people write it (YAML, OPML) and as the pipeline keeps it (a compacted topic). All forms share the
 * rules of {@link org.vigie.ingest.sources.SourceForm}.
 */
@NullMarked
package org.vigie.ingest.sources;

import org.jspecify.annotations.NullMarked;
