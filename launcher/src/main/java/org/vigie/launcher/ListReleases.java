package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.contract.Model;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The latest releases, as the index has them. */
@Command(
        name = "releases",
        description = "Show the latest model releases: those of developers of the registry, without noise.",
        mixinStandardHelpOptions = true)
final class ListReleases implements Callable<Integer> {
    private static final Table TABLE = new Table(
            List.of("RELEASED", "DEVELOPER", "IN", "RELEASE", "KIND", "ROOT", "SIZE", "LICENCE", "REPOS", "DOWNLOADS"),
            Set.of(1, 3, 7));
    private static final int MOST = 10_000;

    @Mixin
    private Options options = new Options();

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = "only developers of a country, such as CN; none for those without")
    private @Nullable String country;

    @Option(names = "--root-country", paramLabel = "CODE", description = "only what is built on models of a country")
    private @Nullable String rootCountry;

    @Option(
            names = "--developer",
            paramLabel = "NAME",
            description = "only of a developer: name, id or handle, or a part of it")
    private @Nullable String developer;

    @Option(names = "--kind", paramLabel = "KIND", description = "only of a kind: ${COMPLETION-CANDIDATES}")
    private Model.@Nullable Kind kind;

    @Option(names = "--since", paramLabel = "DAY", description = "only those since a day, such as 2026-03-01")
    private @Nullable String since;

    @Option(names = "--noise", description = "what is no release instead, with the reason")
    private boolean noise;

    @Option(names = "--review", description = "those of organisations that the registry does not know instead")
    private boolean review;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            description = "at most so many (${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "a line of JSON for each")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        if (limit < 1 || limit > MOST) {
            throw new UserError("--limit " + limit + ": a number from 1 to " + MOST);
        }
        var search = new Search(Running.elasticsearch(options.config()));
        var found = search.search("releases", Json.MAPPER.writeValueAsString(query()));
        var out = spec.commandLine().getOut();
        var rows = new ArrayList<List<String>>();
        for (var hit : found.at("/hits/hits")) {
            var release = hit.path("_source");
            if (json) {
                out.println(Json.MAPPER.writeValueAsString(release));
            }
            rows.add(row(release));
        }
        if (!json) {
            if (!rows.isEmpty()) {
                TABLE.print(rows, out);
                out.println();
            }
            long all = found.at("/hits/total/value").asLong();
            out.println((rows.size() == all ? "" : "the latest " + rows.size() + " of ")
                    + (all == 1 ? "1 release" : all + " releases"));
        }
        return 0;
    }

    private ObjectNode query() {
        var query = Json.MAPPER.createObjectNode().put("size", limit).put("track_total_hits", true);
        query.putArray("sort").addObject().put("releasedAt", "desc").put("id", "asc");
        var bool = query.putObject("query").putObject("bool");
        var filter = bool.putArray("filter");
        var not = bool.putArray("must_not");
        (noise ? filter : not).addObject().putObject("exists").put("field", "noise");
        if (!noise) {
            term(filter, "owner", review ? "organisation" : "registered");
        }
        country(filter, not, "country", country);
        country(filter, not, "rootCountry", rootCountry);
        if (kind != null) {
            term(filter, "kind", kind.name().toLowerCase(Locale.ROOT));
        }
        if (since != null) {
            filter.addObject().putObject("range").putObject("releasedAt").put("gte", day(since));
        }
        if (developer != null) {
            var either = filter.addObject().putObject("bool").putArray("should");
            for (var field : List.of("developerName", "developer", "repository")) {
                either.addObject()
                        .putObject("wildcard")
                        .putObject(field)
                        .put("value", "*" + literal(developer) + "*")
                        .put("case_insensitive", true);
            }
        }
        return query;
    }

    private static void country(ArrayNode filter, ArrayNode not, String field, @Nullable String code) {
        if ("none".equalsIgnoreCase(code)) {
            not.addObject().putObject("exists").put("field", field);
        } else if (code != null) {
            if (!code.matches("[A-Za-z]{2}")) {
                throw new UserError("\"" + code + "\" is no country: two letters such as CN, or none");
            }
            term(filter, field, code.toUpperCase(Locale.ROOT));
        }
    }

    private static String day(String day) {
        if (!day.matches("\\d{4}-\\d\\d-\\d\\d")) {
            throw new UserError("--since " + day + ": a day such as 2026-03-01");
        }
        return day;
    }

    private static String literal(String text) {
        return text.replaceAll("[*?\\\\]", "\\\\$0");
    }

    private static void term(ArrayNode filter, String field, String value) {
        filter.addObject().putObject("term").put(field, value);
    }

    private static List<String> row(JsonNode release) {
        boolean isAboutNoise = release.hasNonNull("noise");
        return List.of(
                release.path("releasedAt").asText().substring(0, 10)
                        + (release.path("history").asBoolean() ? " <" : ""),
                text(release, "developerName"),
                text(release, "country"),
                text(release, "name"),
                isAboutNoise ? text(release, "noise") : text(release, "kind"),
                text(release, "rootCountry"),
                size(release.path("parameters")),
                text(release, "licence"),
                release.path("repositories").asText("-"),
                release.hasNonNull("downloads")
                        ? String.format(
                                Locale.ROOT, "%,d", release.path("downloads").asLong())
                        : "-");
    }

    /** As model makers write it. */
    static String size(JsonNode parameters) {
        if (!parameters.isNumber()) {
            return "-";
        }
        double billions = parameters.asDouble() / 1e9;
        if (billions >= 1000) {
            return trimmed(billions / 1000) + "T";
        }
        return billions >= 1 ? trimmed(billions) + "B" : trimmed(billions * 1000) + "M";
    }

    private static String trimmed(double value) {
        var number = String.format(Locale.ROOT, "%.1f", value);
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static String text(JsonNode release, String field) {
        return release.path(field).asText("-");
    }
}
