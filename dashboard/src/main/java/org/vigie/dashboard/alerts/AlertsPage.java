package org.vigie.dashboard.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Filters;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Table;
import org.vigie.dashboard.view.Visit;

/**
 * The alerts, the newest first.
 *
 * @param knowsDeliveries whether there was somebody to ask what was sent
 * @param hasDeliveries whether anything was ever decided about an alert
 * @param silences that concern somebody now; null where nobody knows
 */
public record AlertsPage(
        List<AlertLine> alerts,
        long total,
        int number,
        int last,
        boolean knowsDeliveries,
        boolean hasDeliveries,
        @Nullable List<SilenceLine> silences) {
    private static final int SIZE = 50;
    private static final int DEEPEST = Table.MOST;

    /** @param now of the system's clock, by which silences begin and end */
    public static AlertsPage of(Visit visit, Index index, Backstage backstage, Instant now) {
        int number = visit.ask().number("page", 1, 1, DEEPEST / SIZE);
        visit.ask().verify();
        var answer = page(index, number, SIZE);
        var deliveries = backstage.deliveries();
        var ledger = deliveries.orElse(List.of());
        var lines = new ArrayList<AlertLine>();
        answer.at("/hits/hits").forEach(hit -> lines.add(AlertLine.of(hit.path("_source"), ledger, visit.words())));
        long total = answer.at("/hits/total/value").asLong();
        int last = (int) Math.max(1, Math.min(DEEPEST / SIZE, (total + SIZE - 1) / SIZE));
        var silences = backstage
                .silences()
                .map(all -> SilenceLine.of(all, deliveries.orElse(null), visit.words(), now))
                .orElse(null);
        return new AlertsPage(lines, total, number, last, deliveries.isPresent(), !ledger.isEmpty(), silences);
    }

    private static JsonNode page(Index index, int number, int size) {
        var question =
                question().put("size", size).put("from", (number - 1) * size).put("track_total_hits", true);
        return index.search("alerts", question);
    }

    private static ObjectNode question() {
        var question = Json.MAPPER.createObjectNode();
        question.set("query", new Filters().query());
        var sorts = question.putArray("sort");
        sorts.addObject().put("at", "desc");
        sorts.addObject().put("id", "asc");
        return question;
    }

    /** The same for programs. */
    public static JsonNode json(Visit visit, Index index) {
        int size = visit.ask().number("limit", SIZE, 1, 100);
        int number = visit.ask().number("page", 1, 1, DEEPEST / size);
        visit.ask().verify();
        var answer = page(index, number, size);
        var result = Json.MAPPER.createObjectNode();
        result.put("total", answer.at("/hits/total/value").asLong())
                .put("page", number)
                .put("limit", size);
        var alerts = result.putArray("alerts");
        answer.at("/hits/hits").forEach(hit -> alerts.add(hit.path("_source")));
        return result;
    }

    /** The alerts as a file, the newest ten thousand. */
    public static String csv(Visit visit, Index index) {
        visit.ask().verify();
        var columns = List.of(
                "id",
                "rule",
                "severity",
                "at",
                "title",
                "developer",
                "country",
                "release",
                "story",
                "confirmed",
                "lasting.since",
                "lasting.until",
                "url");
        return Csv.of(columns, Table.of(index, "alerts", question(), columns));
    }
}
