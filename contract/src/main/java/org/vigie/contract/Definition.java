package org.vigie.contract;

import org.jspecify.annotations.Nullable;

/**
 * What users define and may change while everything runs. The Kafka key says what it is: {@code developer/alibaba-qwen}, {@code
 * topic/censorship}.
 * Just one of the fields behind the version is there.
 *
 * @param version changes with the content; of a topic the number that its author gives it
 * @param topic YAML, as its author wrote it
 */
public record Definition(
        String version,
        @Nullable Developer developer,
        @Nullable String topic) {}
