package org.vigie.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Json;
import org.vigie.dashboard.alerts.AlertsPage;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.BadRequestException;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.backstage.Known;
import org.vigie.dashboard.backstage.PolledSource;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.UnavailableException;
import org.vigie.dashboard.items.ItemPage;
import org.vigie.dashboard.items.ItemsPage;
import org.vigie.dashboard.items.RevisionsPage;
import org.vigie.dashboard.now.NowPage;
import org.vigie.dashboard.releases.ReleaseList;
import org.vigie.dashboard.releases.ReleasePage;
import org.vigie.dashboard.releases.ReleasesPage;
import org.vigie.dashboard.sources.SourcePage;
import org.vigie.dashboard.sources.SourcesPage;
import org.vigie.dashboard.topics.TopicsPage;
import org.vigie.dashboard.view.Frame;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/** Which page answers at which path, and what is said where none can. Thread-safe. */
public final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final Set<String> WITH_CHARTS = Set.of("topics", "releases", "release", "source");

    /** So long may all the searches of one page take together: longer than that, people do not wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** And those of a file, which is read in batches. */
    private static final Duration PATIENCE_FOR_FILES = Duration.ofSeconds(30);
    /** So many files are made at a time: one can take tens of megabytes of memory. */
    private static final int FILES_AT_A_TIME = 2;
    /** And the log is read for so many at a time. */
    private static final int LOGS_AT_A_TIME = 2;

    private final Index stored;
    private final Backstage backstage;
    private final Clock clock;
    private final Semaphore files = new Semaphore(FILES_AT_A_TIME);
    private final Semaphore logs = new Semaphore(LOGS_AT_A_TIME);
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.vigie.dashboard.jte");
    private final Map<String, Function<Visit, Answer>> routes = new LinkedHashMap<>();

    /** @param clock by which sources are asked again */
    public Pages(Index stored, Backstage backstage, Clock clock) {
        this.stored = stored;
        this.backstage = backstage;
        this.clock = clock;
        page("/", "now", (visit, index) -> NowPage.of(visit, index, sources(), clock.instant()));
        page("/items", "items", (visit, index) -> ItemsPage.of(visit, index));
        maybe("/item", "item", (visit, index) -> ItemPage.of(visit, index, sources()));
        maybe("/item/revisions", "revisions", (visit, index) -> RevisionsPage.of(visit, index, backstage));
        page("/topics", "topics", (visit, index) -> TopicsPage.of(visit, index));
        page("/releases", "releases", (visit, index) -> ReleasesPage.of(visit, index));
        page("/releases/list", "releaselist", (visit, index) -> ReleaseList.of(visit, index));
        maybe("/release", "release", (visit, index) -> ReleasePage.of(visit, index));
        page("/sources", "sources", (visit, index) -> SourcesPage.of(visit, backstage.sources(), clock.instant()));
        maybe("/source", "source", (visit, index) -> SourcePage.of(visit, index, backstage.sources(), clock.instant()));
        page("/alerts", "alerts", (visit, index) -> AlertsPage.of(visit, index, backstage, clock.instant()));
        csv("/items.csv", (visit, index) -> ItemsPage.csv(visit, index));
        csv("/topics.csv", (visit, index) -> TopicsPage.csv(visit, index));
        csv("/releases.csv", (visit, index) -> ReleasesPage.csv(visit, index));
        csv("/concentration.csv", (visit, index) -> ReleasesPage.concentrationCsv(visit, index));
        maybeCsv("/release.csv", (visit, index) -> ReleasePage.csv(visit, index));
        csv("/lineage.csv", (visit, index) -> ReleasesPage.lineageCsv(visit, index));
        csv("/releases/list.csv", (visit, index) -> ReleaseList.csv(visit, index));
        csv("/sources.csv", (visit, index) -> SourcesPage.csv(visit, backstage.sources(), clock.instant()));
        maybeCsv("/source.csv", (visit, index) -> SourcePage.csv(visit, index, backstage.sources()));
        csv("/alerts.csv", (visit, index) -> AlertsPage.csv(visit, index));
        api("/api/items", (visit, index) -> ItemsPage.json(visit, index));
        api("/api/item", (visit, index) -> document(visit, index, "items"));
        api("/api/item/revisions", (visit, index) -> RevisionsPage.json(visit, index, backstage));
        few(logs, "busy-log", "/item/revisions", "/api/item/revisions");
        api("/api/topics", (visit, index) -> Json.MAPPER.valueToTree(TopicsPage.chart(visit, index)));
        api("/api/releases", (visit, index) -> ReleaseList.json(visit, index));
        api("/api/release", (visit, index) -> document(visit, index, "releases"));
        api("/api/release-counts", (visit, index) -> Json.MAPPER.valueToTree(ReleasesPage.chart(visit, index)));
        api("/api/concentration", (visit, index) -> Json.MAPPER.valueToTree(ReleasesPage.concentration(visit, index)));
        api("/api/lineage", (visit, index) -> Json.MAPPER.valueToTree(ReleasesPage.lineage(visit, index)));
        api(
                "/api/source",
                (visit, index) -> SourcePage.chart(visit, index, backstage.sources())
                        .<JsonNode>map(Json.MAPPER::valueToTree)
                        .orElse(Json.MAPPER.missingNode()));
        api("/api/alerts", (visit, index) -> AlertsPage.json(visit, index));
    }

    private Optional<List<PolledSource>> sources() {
        return backstage.sources().map(Known::value);
    }

    /** Answers once to nobody, so that the first reader need not wait for classes and names to be loaded. */
    public void warm() {
        if (stored.problem().isPresent()) {
            return;
        }
        Words.LANGUAGES.forEach(language -> List.of("/", "/items", "/topics", "/releases")
                .forEach(path -> answer(new Question(path, Map.of(), language))));
    }

    /** All paths but those of files. */
    public Set<String> paths() {
        return routes.keySet();
    }

    /** What a page is made of. The index gives up when the visit has taken too long. */
    private interface Route<T> {
        T of(Visit visit, Index index);
    }

    private void page(String path, String template, Route<Object> page) {
        routes.put(path, visit -> Answer.html(Answer.OK, render(visit, template, page.of(visit, forAPage()))));
    }

    private <T> void maybe(String path, String template, Route<Optional<T>> page) {
        routes.put(
                path,
                visit -> page.of(visit, forAPage())
                        .map(found -> Answer.html(Answer.OK, render(visit, template, found)))
                        .orElseGet(() -> problem(visit, 404, "gone", "")));
    }

    private void csv(String path, Route<String> rows) {
        maybeCsv(path, (visit, index) -> Optional.of(rows.of(visit, index)));
    }

    private void maybeCsv(String path, Route<Optional<String>> rows) {
        var name = "vigie-" + path.substring(1).replace('/', '-');
        routes.put(
                path,
                visit -> rows.of(visit, stored.within(PATIENCE_FOR_FILES))
                        .map(found -> Answer.csv(name, found))
                        .orElseGet(() -> problem(visit, 404, "gone", "")));
        few(files, "busy", path);
    }

    /** Whoever asks for one of these is told to come again while there is no place. */
    private void few(Semaphore places, String problem, String... paths) {
        for (var path : paths) {
            routes.computeIfPresent(path, (same, route) -> visit -> {
                if (!places.tryAcquire()) {
                    return problem(visit, 503, problem, "").with("Retry-After", "5");
                }
                try {
                    return route.apply(visit);
                } finally {
                    places.release();
                }
            });
        }
    }

    private void api(String path, Route<JsonNode> node) {
        routes.put(path, visit -> {
            var found = node.of(visit, forAPage());
            return found.isMissingNode() ? problem(visit, 404, "gone", "") : Answer.json(Answer.OK, found);
        });
    }

    private Index forAPage() {
        return stored.within(PATIENCE);
    }

    private static JsonNode document(Visit visit, Index index, String alias) {
        var id = visit.ask().needed("id");
        visit.ask().verify();
        return index.document(alias, id).orElse(Json.MAPPER.missingNode());
    }

    /** What is answered to a question. */
    Answer answer(Question question) {
        var file = Files.at(question.path());
        if (file.isPresent()) {
            return file.get();
        }
        var visit = visit(question);
        var route = routes.get(question.path());
        if (route == null) {
            return problem(visit, 404, "no-page", "");
        }
        try {
            visit.ask().choice("lang", question.language(), Words.LANGUAGES);
            return route.apply(visit);
        } catch (BadRequestException e) {
            return bad(visit, e);
        } catch (UnavailableException e) {
            LOG.warn("{} cannot be answered: {}", question.path(), e.getMessage());
            return problem(visit, 503, "unavailable", String.valueOf(e.getMessage()))
                    .with("Retry-After", "10");
        } catch (RuntimeException e) {
            LOG.error("{} cannot be answered", visit.here(), e);
            return problem(visit, 500, "bug", "");
        }
    }

    /** Says why there is no answer. */
    Answer problem(Question question, int status, String name) {
        return problem(visit(question), status, name, "");
    }

    private Visit visit(Question question) {
        var here = new LinkedHashMap<>(question.parameters());
        here.remove("lang");
        here.values().removeIf(String::isBlank);
        var words = new Words(question.language(), backstage.topics());
        return new Visit(new Parameters(question.parameters()), words, new Address(question.path(), here));
    }

    private Answer bad(Visit visit, BadRequestException e) {
        var sentences = e.problems().stream()
                .map(problem ->
                        visit.words().say(problem.sentence(), problem.parameter(), problem.given(), problem.remedy()))
                .toList();
        return problem(visit, 400, "bad", String.join("\n", sentences));
    }

    private Answer problem(Visit visit, int status, String name, String detail) {
        var words = visit.words();
        if (visit.here().path().startsWith("/api/")) {
            var node = Json.MAPPER.createObjectNode();
            node.put("status", status)
                    .put("problem", words.say("problem." + name))
                    .put("detail", detail);
            return Answer.json(status, node);
        }
        var frame = new Frame(words, "", visit.here(), false);
        return Answer.html(
                status,
                render(
                        "problem",
                        frame,
                        new Problem(status, name, detail.lines().toList())));
    }

    /**
     * Why there is no page.
     *
     * @param name of its sentences
     */
    public record Problem(int status, String name, List<String> details) {}

    private String render(Visit visit, String template, Object page) {
        var section = switch (template) {
            case "item", "revisions" -> "items";
            case "release", "releaselist" -> "releases";
            case "source" -> "sources";
            default -> template;
        };
        return render(template, new Frame(visit.words(), section, visit.here(), WITH_CHARTS.contains(template)), page);
    }

    private String render(String template, Frame frame, Object page) {
        var out = new StringOutput();
        templates.render(template + ".jte", Map.of("frame", frame, "page", page), out);
        return out.toString();
    }
}
