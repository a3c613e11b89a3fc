package org.vigie.enrich.topics;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** What its queries speak of, and what its definition requires or excludes, as {@link EntityRule} writes it. */
    public Set<String> entities() {
        var entities = new TreeSet<>(definition.entities().required());
        entities.addAll(definition.entities().excluded());
        for (var byId : queries.values()) {
            for (var query : byId.values()) {
                StoredQueries.forEachTerm(query, term -> Mentions.written(term).ifPresent(entities::add));
            }
        }
        return entities;
    }
}
