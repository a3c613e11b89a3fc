/** How a step remembers: one state for each key, in a store of its own. */
@NullMarked
package org.vigie.enrich.state;

import org.jspecify.annotations.NullMarked;
