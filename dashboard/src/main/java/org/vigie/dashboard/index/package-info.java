/**
 * Questions to Elasticsearch. {@link org.vigie.dashboard.index.Index} asks, {@link org.vigie.dashboard.index.Filters} says what is
 * looked for. Nothing here writes, and no answer is waited for longer than people wait for a page.
 */
@NullMarked
package org.vigie.dashboard.index;

import org.jspecify.annotations.NullMarked;
