/**
 * The servers that {@code vigie up} brings along: a Kafka broker inside this JVM and an Elasticsearch beside it, both
 * the real thing, both reachable from this machine only, both with their data under one {@link
 * org.vigie.launcher.servers.DataFolder}.
 *
 * <pre>
 * DataFolder.open(path, content)         locked for this process, live or sample
 *   kafka/          EmbeddedKafka        threads of this JVM
 *   elasticsearch/  ElasticsearchProcess /bin/sh, which watches us, and under it the official distribution
 *   logs/           what Vigie itself writes
 *   vigie.content   whether that is live data or the sample
 * </pre>
 *
 * <p>Whatever goes wrong at start ends in a {@link org.vigie.contract.UserError} that says what to do. What goes wrong
 * later completes the server's {@code failure()}. Data that a server has acknowledged is there again after the process
 * was killed, whichever process it was.
 */
@NullMarked
package org.vigie.launcher.servers;

import org.jspecify.annotations.NullMarked;
