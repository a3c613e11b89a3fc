package org.vigie.contract;

import org.jspecify.annotations.Nullable;

/**
 * What users define and may change while everything runs. The Kafka key says what it is: {@code developer/alibaba-qwen}, {@code
 * topic/censorship}, {@code rule/new-release}.
 * Just one of the fields behind the version is there.
 *
 * @param version changes with the content; of a topic or a rule the number that its author gives it
 * @param topic YAML, as its author wrote it
 * @param rule YAML, as its author wrote it
 * @param silence YAML: what nobody wants to hear of for a while
 */
public record Definition(
        String version,
        @Nullable Developer developer,
        @Nullable String topic,
        @Nullable String rule,
        @Nullable String silence) {

    /** One of a developer. */
    public static Definition ofDeveloper(String version, Developer developer) {
        return new Definition(version, developer, null, null, null);
    }

    /** One of a topic. */
    public static Definition ofTopic(String version, String yaml) {
        return new Definition(version, null, yaml, null, null);
    }

    /** One of a rule. */
    public static Definition ofRule(String version, String yaml) {
        return new Definition(version, null, null, yaml, null);
    }

    /** One of a silence. */
    public static Definition ofSilence(String version, String yaml) {
        return new Definition(version, null, null, null, yaml);
    }
}
