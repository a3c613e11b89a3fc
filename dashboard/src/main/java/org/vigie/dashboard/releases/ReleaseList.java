package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.ask.Parameters;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Table;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/**
 * The releases behind a number.
 *
 * @param q words of the name
 * @param base what they are built on: a release, all its repositories together, or one repository
 * @param total how many there are
 * @param last number of the last page that can be turned to
 */
public record ReleaseList(
        ReleaseFilter filter,
        @Nullable String q,
        @Nullable String base,
        @Nullable Instant from,
        @Nullable Instant until,
        String sort,
        int number,
        int last,
        long total,
        List<ReleaseLine> releases) {

    private static final int SIZE = 50;
    private static final int DEEPEST = Table.MOST;
    private static final List<String> SORTS = List.of("newest", "oldest", "downloads", "likes");
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "developer",
            "developerName",
            "country",
            "kind",
            "base",
            "rootDeveloper",
            "rootCountry",
            "parameters",
            "size",
            "licence",
            "modality",
            "downloads",
            "likes",
            "releasedAt",
            "dating",
            "repositories");

    /** What is asked for. */
    private record Asked(
            ReleaseFilter filter,
            @Nullable String q,
            @Nullable String base,
            @Nullable Instant from,
            @Nullable Instant until,
            String sort,
            int page,
            int size) {
        Filters filters(Index index) {
            var filters = filter.releases(from, until);
            if (base != null) {
                filters.oneOf("base", new Bases(index).repositories(base));
            }
            if (q != null) {
                var condition = Json.MAPPER.createObjectNode();
                var search = condition.putObject("simple_query_string");
                search.put("query", q).put("default_operator", "and").put("lenient", true);
                search.putArray("fields")
                        .add("name.words")
                        .add("repository.words")
                        .add("developerName");
                filters.and(condition);
            }
            return filters;
        }
    }

    private static Asked read(Parameters ask, int usual) {
        int size = ask.number("limit", usual, 1, 100);
        var asked = new Asked(
                ReleaseFilter.read(ask, "all", "all"),
                ask.text("q"),
                ask.text("base"),
                ask.moment("from"),
                ask.moment("until"),
                ask.choice("sort", "newest", SORTS),
                ask.number("page", 1, 1, DEEPEST / size),
                size);
        ask.verify();
        return asked;
    }

    public static ReleaseList of(Visit visit, Index index) {
        return of(index, visit.ask());
    }

    /** The first page of the list at an address. */
    static ReleaseList of(Index index, Address list) {
        return of(index, new Parameters(list.parameters()));
    }

    private static ReleaseList of(Index index, Parameters ask) {
        var asked = read(ask, SIZE);
        var answer = page(asked, index);
        long total = answer.at("/hits/total/value").asLong();
        int last = (int) Math.max(1, Math.min(DEEPEST / asked.size(), (total + asked.size() - 1) / asked.size()));
        return new ReleaseList(
                asked.filter(),
                asked.q(),
                asked.base(),
                asked.from(),
                asked.until(),
                asked.sort(),
                asked.page(),
                last,
                total,
                lines(answer));
    }

    private static JsonNode page(Asked asked, Index index) {
        var question = question(asked.filters(index), asked.sort(), asked.size());
        question.put("from", (asked.page() - 1) * asked.size()).put("track_total_hits", true);
        return index.search("releases", question);
    }

    static List<ReleaseLine> newest(Index index, Filters filters, int size) {
        return lines(index.search("releases", question(filters, "newest", size)));
    }

    /** The newest ones of developers of the registry, without noise. */
    public static List<ReleaseLine> newest(Index index, int size) {
        return newest(index, new Filters().is("owner", "registered").without("noise"), size);
    }

    private static List<ReleaseLine> lines(JsonNode answer) {
        var lines = new ArrayList<ReleaseLine>();
        answer.at("/hits/hits").forEach(hit -> lines.add(ReleaseLine.of(hit.path("_source"))));
        return lines;
    }

    private static ObjectNode question(Filters filters, String sort, int size) {
        var question = Json.MAPPER.createObjectNode().put("size", size);
        question.set("query", filters.query());
        question.putObject("_source").putArray("excludes").add("reasons");
        var sorts = question.putArray("sort");
        switch (sort) {
            case "downloads", "likes" -> sorts.addObject().put(sort, "desc");
            default -> sorts.addObject().put("releasedAt", sort.equals("oldest") ? "asc" : "desc");
        }
        sorts.addObject().put("id", "asc");
        return question;
    }

    /** The conditions that have no field of their own in the form, by name. */
    public Map<String, String> more() {
        var more = new LinkedHashMap<String, String>();
        put(more, "country", filter.country());
        put(more, "root", filter.root());
        put(more, "size", filter.size());
        put(more, "licence", filter.licence());
        put(more, "modality", filter.modality());
        put(more, "base", base);
        return more;
    }

    private static void put(Map<String, String> more, String name, @Nullable String value) {
        if (value != null) {
            more.put(name, value);
        }
    }

    /** A condition for people. */
    public static String label(String name, String value, Words words) {
        var what = words.say("release." + (name.equals("root") ? "root" : name));
        if (value.equals("*")) {
            return words.say("condition.any", what);
        }
        if (value.startsWith("*!")) {
            return words.say("condition.other", what, ReleaseChart.label(name, value.substring(2), words));
        }
        return value.startsWith("!")
                ? words.say("condition.not", what, ReleaseChart.label(name, value.substring(1), words))
                : words.say("condition", what, ReleaseChart.label(name, value, words));
    }

    /** A moment as a field for days has it. */
    public @Nullable String day(@Nullable Instant moment) {
        return moment == null ? null : moment.toString().substring(0, "YYYY-MM-DD".length());
    }

    /** The same releases as a file, the first ten thousand. */
    public static String csv(Visit visit, Index index) {
        var asked = read(visit.ask(), SIZE);
        var question = question(asked.filters(index), asked.sort(), SIZE);
        return Csv.of(COLUMNS, Table.of(index, "releases", question, COLUMNS));
    }

    /** The same releases for programs. */
    public static JsonNode json(Visit visit, Index index) {
        var asked = read(visit.ask(), SIZE);
        var answer = page(asked, index);
        var result = Json.MAPPER.createObjectNode();
        result.put("total", answer.at("/hits/total/value").asLong())
                .put("page", asked.page())
                .put("limit", asked.size());
        var releases = result.putArray("releases");
        answer.at("/hits/hits").forEach(hit -> releases.add(hit.path("_source")));
        return result;
    }
}
