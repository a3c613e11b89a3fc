/**
 * In which language a text is written.
 *
 * <p>{@link org.vigie.enrich.language.Languages} asks four questions, the surest first. Which script has the most
 * letters? Most scripts belong to one language and the answer is there. Which languages of that script own all these
 * letters ({@code і} is Ukrainian, not Russian)? How likely are the words in each of those left ({@code Likelihoods},
 * naive Bayes over character n-grams)? And what does the feed declare, and what does its source usually write, which is
 * often right and never proof ({@code Prior}, {@code Habit})? Where the answer stays unsure it is {@link org.vigie.contract.Language#UNDETERMINED}.
 *
 * <p>The n-grams' frequencies are not in the repository. The build makes them ({@code MakeProfiles}) out of the models of
 * lingua, a library for the same purpose whose own way of using them is far slower; 61 languages, one file of 18 MB.
 */
@NullMarked
package org.vigie.enrich.language;

import org.jspecify.annotations.NullMarked;
