package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.UserError;

/** Sends one bulk request and reads its answer. Thread-safe. */
final class Bulk {
    private final ElasticsearchClient client;

    Bulk(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Has the writes carried out, those of one shard in order.
     *
     * @throws UserError when the cluster does not let us in
     */
    Answer send(List<Write> writes) {
        try {
            var operations = writes.stream().map(Bulk::operation).toList();
            return judge(writes, client.bulk(request -> request.operations(operations)));
        } catch (ElasticsearchException e) {
            return refusal(e.status(), String.valueOf(e.getMessage()));
        } catch (TransportException e) {
            return refusal(e.statusCode(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.Unwell(e.toString());
        }
    }

    private static BulkOperation operation(Write write) {
        var versionType = write.version() == null ? null : VersionType.External;
        var body = write.body();
        if (body == null) {
            return BulkOperation.of(operation -> operation.delete(delete -> delete.index(write.name())
                    .id(write.id())
                    .version(write.version())
                    .versionType(versionType)));
        }
        return BulkOperation.of(operation -> operation.<BinaryData>index(index -> index.index(write.name())
                .id(write.id())
                .version(write.version())
                .versionType(versionType)
                .document(BinaryData.of(body, ContentType.APPLICATION_JSON))));
    }

    private static Answer judge(List<Write> writes, BulkResponse response) {
        var items = response.items();
        if (items.size() != writes.size()) {
            return new Answer.Unwell(writes.size() + " documents sent, " + items.size() + " in the answer");
        }
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var error = item.error();
            outcomes.add(Outcome.of(
                    writes.get(i),
                    item.status(),
                    error == null ? null : error.type(),
                    error == null ? null : error.reason()));
        }
        return new Answer.Judged(outcomes);
    }

    private static Answer refusal(int status, String message) {
        return switch (status) {
            case 401, 403 -> throw Cluster.noEntry(status, message);
            case 400, 413 -> new Answer.Indigestible(status + " " + message);
            default -> new Answer.Unwell(status + " " + message);
        };
    }
}
