/** How many items fall into each cell of period, topic, language and country, right under revisions and late items. */
@NullMarked
package org.vigie.enrich.count;

import org.jspecify.annotations.NullMarked;
