/**
 * Releases of models: their counts over time ({@link org.vigie.dashboard.releases.ReleasesPage}), the list behind a number ({@link
 * org.vigie.dashboard.releases.ReleaseList}), and one of them ({@link org.vigie.dashboard.releases.ReleasePage}).
 */
@NullMarked
package org.vigie.dashboard.releases;

import org.jspecify.annotations.NullMarked;
