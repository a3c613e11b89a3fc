/**
 * What users define and may change while everything runs, as it crosses Kafka and as the topology asks for it.
 *
 * <p>A {@link org.vigie.enrich.definitions.DefinitionKind} says how one kind of things is written and what makes one
 * unusable. A {@link org.vigie.enrich.definitions.Registry} has those of one kind that are in force in this process: it
 * follows the topic of definitions.
 */
@NullMarked
package org.vigie.enrich.definitions;

import org.jspecify.annotations.NullMarked;
