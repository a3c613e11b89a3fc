package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.view.Visit;

/**
 * Search over items.
 *
 * @param total how many there are
 * @param last number of the last page that can be turned to
 * @param more what is asked for beyond the form's fields, for people, each with the address without it
 */
public record ItemsPage(
        ItemFilter filter,
        String sort,
        int number,
        int last,
        long total,
        List<ItemLine> items,
        Choices choices,
        List<More> more) {

    /** Items on one page. */
    public static final int SIZE = 25;

    /** One of the conditions that have no field of their own. */
    public record More(String name, String value, String label, Address without) {}

    private static final List<String> SORTS = List.of("newest", "oldest", "relevance");
    private static final List<String> COLUMNS = List.of(
            "id",
            "publishedAt",
            "title",
            "summary",
            "outlet",
            "country",
            "language",
            "kind",
            "topics",
            "url",
            "duplicateOf",
            "story",
            "revision",
            "firstSeenAt");

    public static ItemsPage of(Visit visit, Index index) {
        var ask = visit.ask();
        var filter = ItemFilter.read(ask);
        var sort = ask.choice("sort", filter.q() == null ? "newest" : "relevance", SORTS);
        int number = ask.number("page", 1, 1, ItemSearch.DEEPEST / SIZE);
        ask.verify();
        var answer = new ItemSearch(index).page(filter, sort, number, SIZE);
        long total = answer.at("/hits/total/value").asLong();
        int last = (int) Math.max(1, Math.min(ItemSearch.DEEPEST / SIZE, (total + SIZE - 1) / SIZE));
        var choices = Choices.of(index, visit.words());
        return new ItemsPage(filter, sort, number, last, total, ItemSearch.lines(answer), choices, more(visit, filter));
    }

    private static List<More> more(Visit visit, ItemFilter filter) {
        var more = new ArrayList<More>();
        add(more, visit, "source", filter.source());
        add(more, visit, "story", filter.story());
        add(more, visit, "release", filter.release());
        add(more, visit, "entity", filter.entity());
        add(more, visit, "words", filter.words());
        return more;
    }

    private static void add(List<More> more, Visit visit, String name, @Nullable String value) {
        if (value != null) {
            var label = name.equals("story") ? "" : value.substring(name.equals("entity") ? value.indexOf('/') + 1 : 0);
            var without = visit.here().with(name, null).with("page", null);
            more.add(new More(name, value, visit.words().say("items.more." + name, label), without));
        }
    }

    /** A moment as a field for days has it. */
    public @Nullable String day(@Nullable Instant moment) {
        return moment == null ? null : moment.toString().substring(0, "YYYY-MM-DD".length());
    }

    /** The same items as a file. */
    public static String csv(Visit visit, Index index) {
        var ask = visit.ask();
        var filter = ItemFilter.read(ask);
        var sort = ask.choice("sort", "newest", SORTS);
        ask.verify();
        var rows = new ItemSearch(index).table(filter, sort.equals("relevance") ? "newest" : sort, COLUMNS);
        return Csv.of(COLUMNS, rows);
    }

    /** The same items for programs. */
    public static JsonNode json(Visit visit, Index index) {
        var ask = visit.ask();
        var filter = ItemFilter.read(ask);
        var sort = ask.choice("sort", "newest", SORTS);
        int size = ask.number("limit", SIZE, 1, 100);
        int number = ask.number("page", 1, 1, ItemSearch.DEEPEST / size);
        ask.verify();
        var answer = new ItemSearch(index).page(filter, sort, number, size);
        var result = Json.MAPPER.createObjectNode();
        result.put("total", answer.at("/hits/total/value").asLong())
                .put("page", number)
                .put("limit", size);
        var items = result.putArray("items");
        answer.at("/hits/hits").forEach(hit -> items.add(hit.path("_source")));
        return result;
    }
}
