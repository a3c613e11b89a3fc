package org.vigie.dashboard.words;

import java.util.Map;

/**
 * How a topic is called.
 *
 * @param name by language
 * @param definition what belongs to it, in a sentence, by language
 */
public record TopicName(String id, Map<String, String> name, Map<String, String> definition) {}
