package org.vigie.enrich.topics;

import java.util.Map;

/**
 * What a topic is, as its file says.
 *
 * @param id lower-case letters, digits and hyphens
 * @param version grows when what it matches changes, from 1
 * @param name by language
 * @param definition one sentence, by language
 * @param boundary what is in and what is out, by language
 * @param lists words between bars that queries may mention, by language, then by the list's name
 * @param entities which an item must and must not name
 * @param queries by language, then by the query's id
 */
public record TopicDefinition(
        String id,
        int version,
        Map<String, String> name,
        Map<String, String> definition,
        Map<String, String> boundary,
        Map<String, Map<String, String>> lists,
        EntityRule entities,
        Map<String, Map<String, String>> queries) {

    /** Whether an item belongs to both or to neither, and by the same queries. */
    boolean matchesAs(TopicDefinition other) {
        return lists.equals(other.lists) && entities.equals(other.entities) && queries.equals(other.queries);
    }
}
