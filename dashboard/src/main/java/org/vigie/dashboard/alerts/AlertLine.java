package org.vigie.dashboard.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Delivery;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.items.ItemPage;
import org.vigie.dashboard.words.Words;

/**
 * An alert in the list.
 *
 * @param rule its name for people
 * @param severity null where the rule has none
 * @param isConfirmed whether two independent sources tell of it
 * @param state {@code holds} or {@code over}; null where it tells of an event
 * @param what the rule's own text, else the title
 * @param country null where there is none
 * @param link to what it is about; null where that is nowhere to be seen
 * @param evidence the records behind it
 * @param told what became of it, one for each channel
 */
public record AlertLine(
        String rule,
        Instant at,
        @Nullable String severity,
        boolean isConfirmed,
        @Nullable String state,
        String what,
        @Nullable String country,
        @Nullable String link,
        List<Piece> evidence,
        List<Delivery> told) {

    private static final String ITEM = "item/";

    /**
     * A record that speaks for an alert.
     *
     * @param link null where it has no page
     * @param words that were matched
     */
    public record Piece(String title, @Nullable String link, String words) {
        private static Piece of(JsonNode piece) {
            var words = new ArrayList<String>();
            piece.path("words").forEach(word -> words.add(word.asText()));
            var record = piece.path("record").asText();
            var title = piece.path("title").asText();
            return new Piece(
                    title.isBlank() ? record : title,
                    record.startsWith(ITEM)
                            ? Address.of("/item")
                                    .with("id", record.substring(ITEM.length()))
                                    .toString()
                            : ItemPage.webAddress(piece.path("url").asText()),
                    String.join(" · ", words));
        }
    }

    private static @Nullable String state(JsonNode lasting) {
        return lasting.isObject() ? lasting.hasNonNull("until") ? "over" : "holds" : null;
    }

    static AlertLine of(JsonNode alert, List<Delivery> ledger, Words words) {
        var id = alert.path("id").asText();
        var rule = alert.path("rule").asText();
        var severity = alert.path("severity").asText().toLowerCase(Locale.ROOT);
        var evidence = new ArrayList<Piece>();
        alert.path("evidence").forEach(piece -> evidence.add(Piece.of(piece)));
        return new AlertLine(
                words.oneOf(alert.path("name"), words.name("alerts.rule", rule)),
                Instant.parse(alert.path("at").asText()),
                severity.isEmpty() ? null : severity,
                alert.path("confirmed").asBoolean(),
                state(alert.path("lasting")),
                words.oneOf(alert.path("texts"), alert.path("title").asText()),
                alert.hasNonNull("country") ? alert.path("country").asText() : null,
                link(alert),
                evidence,
                ledger.stream()
                        .filter(delivery -> delivery.alert().id().equals(id))
                        .sorted(Comparator.comparing(Delivery::channel))
                        .toList());
    }

    /** A release has a page, a story is a search, and an alert on a volume or on silence may name an address. */
    private static @Nullable String link(JsonNode alert) {
        if (alert.hasNonNull("release")) {
            return Address.of("/release")
                    .with("id", alert.path("release").asText())
                    .toString();
        }
        return alert.hasNonNull("story")
                ? Address.of("/items")
                        .with("story", alert.path("story").asText())
                        .toString()
                : ItemPage.webAddress(alert.path("url").asText());
    }
}
