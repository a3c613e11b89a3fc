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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Backoff;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Epoch;
import org.vigie.contract.UserError;

/** The indices of whole epochs: which one people read, and the end of one. One thread; closed by its owner. */
public final class EpochIndices implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** A request's first line has an end. */
    private static final int NAMES_IN_A_LINE = 50;

    /** For parts that count; a command's counts are read by nobody. */
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final ElasticsearchConfig config;
    private final ElasticsearchClient client;
    private final Trouble trouble = new Trouble(Clock.systemUTC(), meters);

    /** @throws UserError when no Elasticsearch is configured */
    public EpochIndices(ElasticsearchConfig config) {
        this.config = config;
        this.client = Cluster.connect(config, LONGEST, meters);
    }

    /**
     * Puts an epoch behind the aliases that people read, in place of whatever is there: all of them in one step. Doing it
     * again changes nothing.
     *
     * @param next live from now on
     * @param former in its state from now on; null where nothing but the aliases is to be mended
     * @throws UserError when the cluster refuses
     */
    public void change(Epoch next, @Nullable Epoch former) {
        asking(() -> {
            move(next, former);
            // Indices of a new month get their aliases from the templates; one that came before these gets them here.
            install(next);
            if (former != null) {
                templates(former).retire();
            }
            move(next, former);
        });
    }

    /** Whether people read any of an epoch's indices. */
    public boolean isRead(Epoch epoch) {
        var isRead = new AtomicBoolean();
        asking(() -> {
            for (var kind : Index.values()) {
                var own = indices(kind, config.in(epoch));
                isRead.compareAndSet(false, behindAlias(kind).stream().anyMatch(own::contains));
            }
        });
        return isRead.get();
    }

    private void move(Epoch next, @Nullable Epoch former) throws IOException {
        var actions = new ArrayList<Action>();
        for (var kind : Index.values()) {
            var alias = config.prefix() + kind.label();
            var following = indices(kind, config.in(next));
            for (var index : behindAlias(kind)) {
                if (!following.contains(index)) {
                    actions.add(Action.of(action ->
                            action.remove(remove -> remove.index(index).alias(alias))));
                }
            }
            following.forEach(index -> actions.add(
                    Action.of(action -> action.add(add -> add.index(index).alias(alias)))));
            if (former != null) {
                var own = config.in(former).ownAliasPrefix() + kind.label();
                indices(kind, config.in(former))
                        .forEach(index -> actions.add(Action.of(
                                action -> action.add(add -> add.index(index).alias(own)))));
            }
        }
        if (!actions.isEmpty()) {
            client.indices().updateAliases(request -> request.actions(actions));
        }
    }

    private void install(Epoch epoch) {
        if (!templates(epoch).install(time -> false)) {
            throw new UserError("Elasticsearch does not take the index templates of " + epoch.name()
                    + " now: do it again when it is well");
        }
    }

    private Templates templates(Epoch epoch) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), RandomGenerator.getDefault());
        return new Templates(client, config.in(epoch), backoff, trouble);
    }

    /** Deletes an epoch's indices and templates; what is gone already is no error. */
    public void remove(Epoch epoch) {
        asking(() -> {
            for (var kind : Index.values()) {
                var names = indices(kind, config.in(epoch));
                for (int from = 0; from < names.size(); from += NAMES_IN_A_LINE) {
                    var some = names.subList(from, Math.min(names.size(), from + NAMES_IN_A_LINE));
                    client.indices().delete(request -> request.index(some).ignoreUnavailable(true));
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

    /** Names of the indices of a kind that people read. */
    private Set<String> behindAlias(Index kind) throws IOException {
        var alias = config.prefix() + kind.label();
        return client.indices().existsAlias(request -> request.name(alias)).value()
                ? client.indices()
                        .getAlias(request -> request.name(alias))
                        .aliases()
                        .keySet()
                : Set.of();
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
        trouble.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UserError("closing the connection to Elasticsearch: " + e.getMessage(), e);
        }
    }
}
