/**
 * Who makes models: the registry of developers as people write it (YAML), as it crosses Kafka (definitions), and as the
 * topology asks for it.
 *
 * <p>{@link org.vigie.enrich.developers.DevelopersFile} reads and writes lists; the one that ships with Vigie is the resource
 * {@code developers.yaml}. {@link org.vigie.enrich.developers.DeveloperForm} has the rules of one entry, {@link
 * org.vigie.enrich.developers.Contradictions} those between entries. {@link
 * org.vigie.enrich.developers.DeveloperRegistry} is what is in force in a process: it follows the topic of definitions
 * while everything runs.
 */
@NullMarked
package org.vigie.enrich.developers;

import org.jspecify.annotations.NullMarked;
