package org.vigie.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Epoch;
import org.vigie.contract.UserError;

/** The indices of whole epochs: which one people read, and the end of one. One thread; closed by its owner. */
public final class EpochIndices implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** For parts that count; a command's counts are read by nobody. */
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final ElasticsearchConfig config;
    private final ElasticsearchClient client;

    /** @throws UserError when no Elasticsearch is configured */
    public EpochIndices(ElasticsearchConfig config) {
        this.config = config;
        this.client = Cluster.connect(config, LONGEST, meters);
    }

    /**
     * Puts an epoch behind the aliases that people read, in place of another: all of them in one step. Doing it again changes
     * nothing.
     *
     * @param next in its state from now on
     * @param former likewise
     * @throws UserError when the cluster refuses
     */
    public void change(Epoch next, Epoch former) {
        asking(() -> {
            move(config.in(next), config.in(former));
            // Indices of a new month get their aliases from the templates; one that came before these gets them here.
            install(next);
            install(former);
            move(config.in(next), config.in(former));
        });
    }

    private void move(ElasticsearchConfig next, ElasticsearchConfig former) throws IOException {
        var actions = new ArrayList<Action>();
        for (var kind : Index.values()) {
            var alias = config.prefix() + kind.label();
            for (var index : indices(kind, former)) {
                actions.add(Action.of(
                        action -> action.add(add -> add.index(index).alias(former.ownAliasPrefix() + kind.label()))));
                actions.add(Action.of(action ->
                        action.remove(remove -> remove.index(index).alias(alias).mustExist(false))));
            }
            for (var index : indices(kind, next)) {
                actions.add(
                        Action.of(action -> action.add(add -> add.index(index).alias(alias))));
            }
        }
        if (!actions.isEmpty()) {
            client.indices().updateAliases(request -> request.actions(actions));
        }
    }

    private void install(Epoch epoch) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), RandomGenerator.getDefault());
        try (var trouble = new Trouble(Clock.systemUTC(), meters)) {
            if (!new Templates(client, config.in(epoch), backoff, trouble).install(time -> false)) {
                throw new UserError("Elasticsearch does not take the index templates of " + epoch.name()
                        + " now: do it again when it is well");
            }
        }
    }

    /** Deletes an epoch's indices and templates; what is gone already is no error. */
    public void remove(Epoch epoch) {
        asking(() -> {
            for (var kind : Index.values()) {
                var names = indices(kind, config.in(epoch));
                if (!names.isEmpty()) {
                    client.indices().delete(request -> request.index(names).ignoreUnavailable(true));
                }
                var template = Templates.name(kind, config.in(epoch));
                if (client.indices()
                        .existsIndexTemplate(request -> request.name(template))
                        .value()) {
                    client.indices().deleteIndexTemplate(request -> request.name(template));
                }
            }
        });
    }

    /** Names of the indices of a kind. */
    private List<String> indices(Index kind, ElasticsearchConfig epoch) throws IOException {
        var pattern = epoch.indexPrefix() + kind.label() + "-*";
        return client
                .indices()
                .get(request -> request.index(pattern).allowNoIndices(true).ignoreUnavailable(true))
                .indices()
                .keySet()
                .stream()
                .sorted()
                .toList();
    }

    private interface Questions {
        void ask() throws IOException;
    }

    private void asking(Questions questions) {
        try {
            questions.ask();
        } catch (ElasticsearchException e) {
            throw new UserError("Elasticsearch at " + config.address() + " refuses: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError(
                    "Elasticsearch at " + config.address() + " does not answer (" + e.getMessage()
                            + "): check elasticsearch.url, then do it again",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UserError("closing the connection to Elasticsearch: " + e.getMessage(), e);
        }
    }
}
