/**
 * In which language a text is written.
 *
 * <p>{@link org.vigie.enrich.language.Languages} asks four questions, the surest first. Which script has the most
 * letters? Most scripts belong to one language and the answer is there. Which languages of that script own all these
 * letters ({@code і} is Ukrainian, not Russian)? Which of those left does a character n-gram detector find likely? And
 * what does the feed declare, which is often right and never proof: it counts as prior probability. Where the answer
 * stays under 0.6 it is {@link org.vigie.contract.Language#UNDETERMINED}.
 */
@NullMarked
package org.vigie.enrich.language;

import org.jspecify.annotations.NullMarked;
