/** What the dashboard shows and Elasticsearch does not hold: sources, deliveries, the names of topics. Asked of whoever knows. */
@NullMarked
package org.vigie.dashboard.backstage;

import org.jspecify.annotations.NullMarked;
