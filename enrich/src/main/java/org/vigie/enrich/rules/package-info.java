/**
 * What people ask to be told of, as data: a {@link org.vigie.enrich.rules.Rule} is a file of YAML ({@link
 * org.vigie.enrich.rules.RuleFiles}; docs/rules.md has its language), crosses Kafka as the text that somebody wrote ({@link
 * org.vigie.enrich.rules.RuleKind}) and is asked by the steps of {@code enrich.alert} ({@link
 * org.vigie.enrich.rules.RulesInForce}). {@link org.vigie.enrich.rules.ItemFields} and {@link
 * org.vigie.enrich.rules.ReleaseFields} say what a {@link org.vigie.enrich.rules.Condition} can ask for; it is also what alerts
 * are labelled with.
 */
@NullMarked
package org.vigie.enrich.rules;

import org.jspecify.annotations.NullMarked;
