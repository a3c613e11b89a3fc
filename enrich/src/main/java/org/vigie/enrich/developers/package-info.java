/**
 * Who makes models: the registry of developers as people write it (YAML), and as it crosses Kafka
 * (definitions).
 *
 * <p>{@link org.vigie.enrich.developers.DevelopersFile} reads and writes lists; the one that ships with Vigie is the resource
 * {@code developers.yaml}. {@link org.vigie.enrich.developers.DeveloperForm} has the rules of one entry, {@link
 * org.vigie.enrich.developers.Contradictions} those between entries. {@link
 * org.vigie.enrich.developers.DeveloperKind} says how one crosses Kafka.
 */
@NullMarked
package org.vigie.enrich.developers;

import org.jspecify.annotations.NullMarked;
