/**
 * What the dashboard says, in French and English. {@link org.vigie.dashboard.words.Words} has the sentences, with the plural rules
 * of each language, and the names of languages, countries, topics and kinds: people read names, never codes.
 */
@NullMarked
package org.vigie.dashboard.words;

import org.jspecify.annotations.NullMarked;
