package org.vigie.launcher;

import org.vigie.notify.plan.Silence;

/**
 * A silence that was added while everything runs.
 *
 * @param yaml as it crosses Kafka
 */
record NamedSilence(String id, String yaml, Silence silence) {}
