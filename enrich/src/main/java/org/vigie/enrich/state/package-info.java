/** How a step remembers: one state for each key ({@code Fold}), in a store of its own ({@code JsonStore}). */
@NullMarked
package org.vigie.enrich.state;

import org.jspecify.annotations.NullMarked;
