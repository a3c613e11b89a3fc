/** One item from what several sources tell of it, whatever the order in which they tell it. */
@NullMarked
package org.vigie.enrich.unify;

import org.jspecify.annotations.NullMarked;
