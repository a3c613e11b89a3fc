package org.vigie.dashboard.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.backstage.Backstage;
import org.vigie.dashboard.backstage.Tellings;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.view.Visit;

/**
 * All that was told of one item, from the log.
 *
 * @param item its document, which holds the latest
 * @param revisions the newest first, at most {@link #SHOWN}; null where nobody can be asked
 * @param total how many were found
 * @param readTo see {@link Tellings}
 */
public record RevisionsPage(
        JsonNode item,
        @Nullable List<Revision> revisions,
        int total,
        @Nullable Instant readTo) {
    /** So many fit on a page whatever is in them. */
    public static final int SHOWN = 25;

    /** The page of the item that is asked for, or nothing. */
    public static Optional<RevisionsPage> of(Visit visit, Index index, Backstage backstage) {
        return item(visit, index).map(item -> {
            var language = Locale.forLanguageTag(item.path("language").asText());
            var tellings = tellings(item, backstage);
            return new RevisionsPage(
                    item,
                    tellings.map(told -> Revision.of(told.items(), language, SHOWN))
                            .orElse(null),
                    tellings.map(told -> told.items().size()).orElse(0),
                    tellings.map(Tellings::readTo).orElse(null));
        });
    }

    private static Optional<JsonNode> item(Visit visit, Index index) {
        var id = visit.ask().needed("id");
        visit.ask().verify();
        return index.document("items", id);
    }

    /** The version of a document is the number of its tellings, or more where it was judged anew. */
    private static Optional<Tellings> tellings(JsonNode item, Backstage backstage) {
        return backstage.tellings(
                item.path("id").asText(),
                Instant.parse(item.path("firstSeenAt").asText()),
                item.path("version").asInt());
    }

    /** The same for programs: the records of the log. Missing where there is no such item. */
    public static JsonNode json(Visit visit, Index index, Backstage backstage) {
        return item(visit, index)
                .<JsonNode>map(item -> {
                    var told = tellings(item, backstage);
                    var node = Json.MAPPER.createObjectNode().put("known", told.isPresent());
                    told.map(Tellings::readTo).ifPresent(end -> node.put("readTo", end.toString()));
                    node.set(
                            "items",
                            Json.MAPPER.valueToTree(told.map(Tellings::items).orElse(List.of())));
                    return node;
                })
                .orElse(Json.MAPPER.missingNode());
    }
}
