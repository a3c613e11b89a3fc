package org.vigie.enrich.topics;

import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * A topic that was read and found good.
 *
 * @param yaml as somebody wrote it
 * @param definition what it says
 * @param queries those of the definition, ready to be asked, by language, then by id
 */
public record Topic(String yaml, TopicDefinition definition, Map<String, Map<String, Query>> queries) {
    public String id() {
        return definition.id();
    }
}
