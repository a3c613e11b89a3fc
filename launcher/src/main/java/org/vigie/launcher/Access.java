package org.vigie.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.vigie.contract.Json;

/** Who may do what in Elasticsearch: the least that each needs. */
enum Access {
    /** Writes documents, creates the indices they go to, and says what these look like. */
    SINK(install(), List.of("auto_configure", "indices:admin/mapping/put", "index", "delete")),
    /** Fills an epoch beside the one that people read, compares, moves the aliases, and removes former ones. */
    REPLAY(install(), List.of("read", "index", "delete", "manage")),
    /** Searches and exports. */
    READ(List.of(), List.of("read", "view_index_metadata"));

    private final List<String> cluster;
    private final List<String> indices;

    Access(List<String> cluster, List<String> indices) {
        this.cluster = cluster;
        this.indices = indices;
    }

    /** Asks what the cluster has, and says what indices look like. */
    private static List<String> install() {
        return List.of("manage_index_templates", "cluster:monitor/nodes/info", "read_ilm");
    }

    /** For {@code PUT _security/role/NAME}. */
    ObjectNode role(String prefix) {
        var role = Json.MAPPER.createObjectNode();
        role.set("cluster", Json.MAPPER.valueToTree(cluster));
        var rights = role.putArray("indices").addObject();
        rights.putArray("names").add(prefix + "*");
        rights.set("privileges", Json.MAPPER.valueToTree(indices));
        return role;
    }

    /** For {@code POST _security/api_key}: a key with this role and no other right. */
    ObjectNode key(String prefix) {
        var name = prefix + name().toLowerCase(Locale.ROOT);
        var key = Json.MAPPER.createObjectNode().put("name", name);
        key.putObject("role_descriptors").set(name, role(prefix));
        return key;
    }
}
