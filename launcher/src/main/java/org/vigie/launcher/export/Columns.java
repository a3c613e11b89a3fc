package org.vigie.launcher.export;

import static org.vigie.launcher.export.Column.Type.DECIMAL;
import static org.vigie.launcher.export.Column.Type.FLAG;
import static org.vigie.launcher.export.Column.Type.TEXT;
import static org.vigie.launcher.export.Column.Type.TEXTS;
import static org.vigie.launcher.export.Column.Type.TIME;
import static org.vigie.launcher.export.Column.Type.WHOLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.Function;

/** The columns of each table, for CSV and Parquet; {@code docs/export.md} says what they mean. */
public final class Columns {
    public static final List<Column> ITEMS = List.of(
            Column.of("id", TEXT),
            Column.of("publishedAt", TIME),
            Column.of("title", TEXT),
            Column.of("url", TEXT),
            Column.of("outlet", TEXT),
            Column.of("country", TEXT),
            Column.of("kind", TEXT),
            Column.of("language", TEXT),
            Column.of("topics", TEXTS),
            new Column("evidence", TEXTS, lines("evidence", Columns::evidence)),
            Column.of("entities", TEXTS),
            new Column("mentions", TEXTS, lines("mentions", mention -> place(mention, "entity"))),
            Column.of("story", TEXT),
            Column.of("duplicateOf", TEXT),
            Column.of("similarity", DECIMAL),
            Column.of("summary", TEXT),
            Column.of("content", TEXT),
            Column.of("authors", TEXTS),
            Column.of("categories", TEXTS),
            Column.of("source", TEXT),
            Column.of("sources", TEXTS),
            Column.of("declaredLanguage", TEXT),
            Column.of("languageConfidence", DECIMAL),
            Column.of("languageRunnerUp", TEXT),
            Column.of("classifiedLabel", TEXT, "classified.label"),
            Column.of("classifiedConfidence", DECIMAL, "classified.confidence"),
            Column.of("classifiedPhrases", TEXTS, "classified.phrases"),
            Column.of("classifiedModel", TEXT, "classified.model"),
            Column.of("revision", WHOLE),
            Column.of("version", WHOLE),
            Column.of("firstSeenAt", TIME),
            Column.of("fetchedAt", TIME),
            Column.of("history", FLAG),
            Column.of("pageAddress", TEXT, "page.address"),
            Column.of("pageSource", TEXT, "page.source"),
            Column.of("pageWords", WHOLE, "page.words"),
            Column.of("pagePublished", TIME, "page.published"),
            Column.of("pagePaywalled", FLAG, "page.paywalled"));

    public static final List<Column> COUNTS = List.of(
            Column.of("id", TEXT),
            Column.of("measure", TEXT),
            Column.of("definition", TEXT),
            Column.of("period", TEXT),
            Column.of("start", TIME),
            Column.of("end", TIME),
            Column.of("topic", TEXT),
            Column.of("language", TEXT),
            Column.of("country", TEXT),
            Column.of("kind", TEXT),
            Column.of("madeOwner", TEXT, "made.owner"),
            Column.of("madeConfidence", TEXT, "made.confidence"),
            Column.of("madeRootCountry", TEXT, "made.rootCountry"),
            Column.of("madeKind", TEXT, "made.kind"),
            Column.of("madeLicence", TEXT, "made.licence"),
            Column.of("madeModality", TEXT, "made.modality"),
            Column.of("madeSize", TEXT, "made.size"),
            Column.of("madeNoise", TEXT, "made.noise"),
            Column.of("items", WHOLE),
            Column.of("originals", WHOLE),
            Column.of("outlets", WHOLE),
            Column.of("families", WHOLE),
            Column.of("repositories", WHOLE),
            Column.of("noise", WHOLE),
            Column.of("denominator", TEXT),
            Column.of("revision", WHOLE),
            Column.of("completeUntil", TIME),
            Column.of("concentrationIndex", DECIMAL, "concentration.index"),
            Column.of("concentrationEstimate", DECIMAL, "concentration.estimate"),
            Column.of("concentrationLow", DECIMAL, "concentration.low"),
            Column.of("concentrationHigh", DECIMAL, "concentration.high"),
            Column.of("concentrationEffectiveCountries", DECIMAL, "concentration.effectiveCountries"),
            Column.of("concentrationCountries", WHOLE, "concentration.countries"),
            Column.of("concentrationReleases", WHOLE, "concentration.releases"));

    private Columns() {}

    private static Function<JsonNode, JsonNode> lines(String field, Function<JsonNode, String> line) {
        return document -> {
            var lines = JsonNodeFactory.instance.arrayNode();
            document.path(field).forEach(part -> lines.add(line.apply(part)));
            return lines;
        };
    }

    /** Such as {@code open-models@3 title 4-16 "open weights"}. */
    private static String evidence(JsonNode evidence) {
        return place(evidence, "topic")
                .replaceFirst(" ", "@" + evidence.path("definition").asText() + " ");
    }

    private static String place(JsonNode found, String of) {
        return "%s %s %s-%s \"%s\""
                .formatted(
                        found.path(of).asText(),
                        found.path("field").asText(),
                        found.path("start").asText(),
                        found.path("end").asText(),
                        found.path("words").asText());
    }
}
