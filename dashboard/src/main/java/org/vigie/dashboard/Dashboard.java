package org.vigie.dashboard;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ElasticsearchConfig;
import org.vigie.contract.Service;
import org.vigie.contract.UserError;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.web.Access;
import org.vigie.dashboard.web.Pages;
import org.vigie.dashboard.web.Web;

/** Shows what is stored, in a browser, until it is closed. It only reads. Thread-safe; the work is done by threads of its own. */
public final class Dashboard implements Service {
    private final Index index;
    private final Pages pages;
    private final Web web;

    /**
     * One that does not answer yet.
     *
     * @param backstage for what Elasticsearch does not hold
     * @throws UserError when no Elasticsearch is configured
     */
    public Dashboard(ElasticsearchConfig elasticsearch, DashboardConfig config, Backstage backstage) {
        elasticsearch.address();
        index = new Index(elasticsearch);
        var access = new Access(
                config.token(), config.userHeader(), config.isLoopback(), names(config.address(), config.name()));
        pages = new Pages(index, backstage, Clock.systemUTC());
        web = new Web(config.address(), Math.max(config.port(), 0), access, pages);
    }

    private static List<String> names(@Nullable String... names) {
        return Stream.of(names).filter(Objects::nonNull).toList();
    }

    @Override
    public String name() {
        return "dashboard";
    }

    /**
     * Begins, once. Elasticsearch need not be there yet.
     *
     * @throws UserError when the address or the port cannot be listened on
     */
    public void start() {
        web.start();
        Thread.ofVirtual().name("dashboard-warm").start(pages::warm);
    }

    /** Where it answers. */
    public URI address() {
        return web.address();
    }

    @Override
    public boolean isAlive() {
        return web.isAlive();
    }

    @Override
    public Optional<String> notReady() {
        return index.problem();
    }

    @Override
    public void close() throws Exception {
        web.close();
    }
}
