package org.vigie.sink;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one write. */
sealed interface Outcome {
    /** It is in the index. */
    record Acknowledged() implements Outcome {}

    /** The index already had this version or a newer one: as good as written. */
    record Superseded() implements Outcome {}

    /** The cluster cannot take it now; nothing is wrong with the document. */
    record TryAgain(String reason) implements Outcome {}

    /** The document will never be taken as it is. */
    record Refused(String reason) implements Outcome {}

    /** Not allowed just now, or too much just now. */
    Set<Integer> CLUSTER_STATUS = Set.of(401, 403, 429);

    /** Errors that come with a status of bad requests, but speak of the cluster's state and not of the document. */
    Set<String> CLUSTER_STATE = Set.of(
            "cluster_block_exception", "index_closed_exception", "index_not_found_exception", "validation_exception");

    /**
     * Reads one item of a bulk answer.
     *
     * @param status of HTTP, as Elasticsearch gives it to each item
     * @param type of the error, null where there is none
     * @param reason of the error
     */
    static Outcome of(Write write, int status, @Nullable String type, @Nullable String reason) {
        if ((status >= 200 && status < 300) || (status == 404 && write.isRemoval())) {
            return new Acknowledged();
        }
        if (status == 409) {
            return new Superseded();
        }
        var detail = status + " " + type + ": " + reason;
        boolean clusterIsUnwell =
                status >= 500 || CLUSTER_STATUS.contains(status) || (type != null && CLUSTER_STATE.contains(type));
        return clusterIsUnwell ? new TryAgain(detail) : new Refused(detail);
    }
}
