package org.vigie.enrich.topics;

import java.util.Map;
import org.apache.lucene.search.Query;
import org.vigie.contract.YamlPart;

/**
 * A topic that was read and found good.
 *
 * @param yaml as somebody wrote it
 * @param definition what it says
 * @param queries those of the definition, ready to be asked, by language, then by id
 */
public record Topic(String yaml, TopicDefinition definition, Map<String, Map<String, Query>> queries) {
    /**
     * What has queries without being a topic, such as a rule: one query for each language, in the syntax of topics. What is
     * wrong with them is told where it stands.
     */
    public static Topic ofQueries(String id, int version, YamlPart queries) {
        return DefinitionReader.ofQueries(id, version, queries);
    }

    public String id() {
        return definition.id();
    }
}
