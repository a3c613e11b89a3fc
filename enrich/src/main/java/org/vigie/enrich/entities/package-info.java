/**
 * What an item speaks of by name: developers, families of models, models, countries, institutions.
 *
 * <p>All names are looked for together, in one pass over the text ({@link org.vigie.enrich.entities.Gazetteer}, an automaton
 * after Aho and Corasick, 1975). What is found is then judged: it has to stand as a word of its own, with the capitals that
 * the name has; the longest name wins; and a name that is an everyday word, too (Llama, Orca, Mistral), counts only where
 * something else speaks of AI ({@link org.vigie.enrich.entities.Entities}).
 *
 * <p>Where the names are from: developers and families from the registry in force, countries from Unicode's CLDR in each
 * language, the rest from {@code gazetteer.yaml}.
 */
@NullMarked
package org.vigie.enrich.entities;

import org.jspecify.annotations.NullMarked;
