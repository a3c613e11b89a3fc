package org.vigie.contract;

import org.jspecify.annotations.Nullable;

/**
 * What users define and may change while everything runs. The Kafka key says what it is: {@code developer/alibaba-qwen}.
 * Just one of the fields behind the version is there.
 *
 * @param version changes with the content
 */
public record Definition(String version, @Nullable Developer developer) {}
