package org.vigie.contract;

import java.util.List;

/**
 * An item belongs to a topic, and why.
 *
 * @param topic id of the topic
 * @param definition version of the topic's definition that matched
 * @param score relevance from 0 to 1: distinct matched phrases, those in the title twice, saturating
 * @param evidence all matched phrases, by field and offset
 */
public record TopicMatch(String topic, int definition, double score, List<Evidence> evidence) {

    /**
     * Words of the item that a query matched.
     *
     * @param query id of the query within the topic
     * @param field {@code title} or {@code text}
     * @param words exactly as they stand in the field
     * @param start offset of the first UTF-16 unit in the field
     * @param end offset behind the last one
     */
    public record Evidence(String query, String field, String words, int start, int end) {}
}
