/** How the sources are: {@link org.vigie.dashboard.sources.SourcesPage}, from what polling them has shown. */
@NullMarked
package org.vigie.dashboard.sources;

import org.jspecify.annotations.NullMarked;
