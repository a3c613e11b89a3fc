/**
 * Understands one repository on a hub: {@link org.vigie.enrich.model.RecogniseModel} makes a {@code Model} of a
 * {@code ModelSnapshot} and the registry of developers, and of nothing else: the same input gives the same model.
 *
 * <p>On the way, {@code ModelName} parts a name such as {@code Qwen3-VL-30B-A3B-Thinking-FP8} into family, version, size,
 * mode, format and the rest; {@code Repository} adds whose it is and whose families it names; {@code BaseModels} reads
 * what the hub's tags say of its bases. From these {@code Kinds}, {@code Noises} and {@code Roots} judge, each judgement
 * with the rule and what it saw. Words that decide are data: {@code words.txt}, {@code families.txt},
 * {@code modalities.txt}, {@code languages.txt}.
 *
 * <p>{@link org.vigie.enrich.model.RecogniseAnnouncement} finds the name of a release in a headline of its developer's;
 * {@code release-words.txt} has the words that say that it is there.
 *
 * <p>The release that a repository belongs to is its developer's id (or {@code @} and the owner, for who is not in the
 * registry) and its name without size, mode, training stage, format and library: {@code alibaba-qwen/qwen3.5},
 * {@code alibaba-qwen/qwen3-vl}. Dates and roles stay ({@code qwen3-2507}, {@code qwen3-embedding}), and so does the name
 * of a base: {@code deepseek/deepseek-r1-distill-llama} and {@code deepseek/deepseek-r1-distill-qwen} are two releases,
 * because a release has one root, and these two have roots in two countries.
 */
@NullMarked
package org.vigie.enrich.model;

import org.jspecify.annotations.NullMarked;
