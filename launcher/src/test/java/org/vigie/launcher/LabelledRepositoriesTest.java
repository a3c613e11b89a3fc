package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Json;

/**
 * {@code vigie inspect release} against repositories labelled by hand ({@code testdata/releases}). The half to develop on
 * is the one that is read here; {@code -Dlabels=held-out} reads the other one. What differs is written to {@code
 * target/labelled-HALF.txt}.
 */
class LabelledRepositoriesTest {
    private static final String HALF = System.getProperty("labels", "develop");
    private static final Path LABELS = Path.of("..", "testdata", "releases", HALF + ".tsv");

    /** The recordings lack most tags: what a model is built on is known to the labeller, but not to be read. */
    private static final Pattern HIDDEN = Pattern.compile("base not in the record|only hinted at");

    @TempDir
    private Path folder;

    private final StringBuilder differences = new StringBuilder();

    @Test
    void repositoriesAreUnderstoodAsAPersonDoes() throws Exception {
        assumeTrue(RecordedWeb.isHere(), "skipped: no recordings at " + RecordedWeb.SCRIPT.toAbsolutePath());
        var labels = labels();
        var found = inspected(labels);
        assertThat(found).hasSameSizeAs(labels);

        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (var label : labels) {
            var model = Objects.requireNonNull(found.get(label.get("repository")));
            boolean isRelease =
                    model.path("noise").isNull() && !model.path("developer").isNull();
            boolean wanted = Objects.equals(label.get("release"), "yes");
            right += isRelease && wanted ? 1 : 0;
            wrong += isRelease && !wanted ? 1 : 0;
            missed += !isRelease && wanted ? 1 : 0;
            if (isRelease != wanted) {
                differ(
                        label,
                        "release",
                        wanted ? "yes" : "no",
                        model.path("noise").asText());
            }
        }
        double precision = right / (double) (right + wrong);
        double recall = right / (double) (right + missed);
        double kind = accuracy(labels, found, "kind", "kind", String::equals);
        var told = labels.stream()
                .filter(label -> !HIDDEN.matcher(label.getOrDefault("note", "")).find())
                .toList();
        int before = differences.length();
        double kindTold = accuracy(told, found, "kind", "kind", String::equals);
        differences.setLength(before);
        double family = accuracy(labels, found, "family", "family", String::equals);
        double size = accuracy(labels, found, "parameters", "parameters", LabelledRepositoriesTest::isAbout);
        double country = accuracy(labels, found, "rootCountry", "baseCountry", String::equals);
        differences.append(String.format(
                Locale.ROOT,
                "%s: %d repositories; is a release: precision %.3f, recall %.3f;"
                        + " accuracy of kind %.3f (%.3f of the %d that the record and the name can tell), family %.3f, size %.3f, root country %.3f%n",
                HALF,
                labels.size(),
                precision,
                recall,
                kind,
                kindTold,
                told.size(),
                family,
                size,
                country));
        Files.writeString(Path.of("target", "labelled-" + HALF + ".txt"), differences);

        assertThat(precision).as("precision: %s", differences).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("recall: %s", differences).isGreaterThanOrEqualTo(0.95);
        assertThat(kindTold).as("kind: %s", differences).isGreaterThanOrEqualTo(0.85);
    }

    /** The share of rows with a label in which the model's field is the same; both empty is the same, too. */
    private double accuracy(
            List<Map<String, String>> labels,
            Map<String, JsonNode> found,
            String column,
            String field,
            BiPredicate<String, String> isSame) {
        int same = 0;
        int all = 0;
        for (var label : labels) {
            var wanted = label.getOrDefault(column, "");
            if (column.equals("parameters") && wanted.isEmpty()) {
                continue; // the label says what the name says, the hub may know more
            }
            var model = Objects.requireNonNull(found.get(label.get("repository")));
            var value = model.path(field).isNull() ? "" : model.path(field).asText();
            all++;
            if (isSame.test(wanted, value)) {
                same++;
            } else {
                differ(label, column, wanted, value);
            }
        }
        return same / (double) all;
    }

    private static boolean isAbout(String billions, String parameters) {
        double wanted = Double.parseDouble(billions) * 1e9;
        return !parameters.isEmpty() && Math.abs(Double.parseDouble(parameters) - wanted) <= 0.02 * wanted;
    }

    private void differ(Map<String, String> label, String column, String wanted, String found) {
        differences.append("%-60s %-12s labelled %-14s found %-14s %s%n"
                .formatted(label.get("repository"), column, wanted, found, label.getOrDefault("note", "")));
    }

    private Map<String, JsonNode> inspected(List<Map<String, String>> labels) throws Exception {
        var wanted = new HashMap<String, String>();
        try (var web = new RecordedWeb("2027-01-01T00:00:00Z")) {
            for (var model : web.models()) {
                wanted.put(model.path("id").asText(), Json.MAPPER.writeValueAsString(model));
            }
        }
        var lines = labels.stream()
                .map(label -> Objects.requireNonNull(wanted.get(label.get("repository")), label::toString))
                .toList();
        var records = Files.write(folder.resolve("records.jsonl"), lines);
        var out = new StringWriter();
        int status = Vigie.commandLine(new PrintWriter(out), new PrintWriter(System.err))
                .execute("inspect", "release", records.toString());
        assertThat(status).isZero();
        var found = new HashMap<String, JsonNode>();
        for (var line : out.toString().lines().toList()) {
            var model = Json.MAPPER.readTree(line);
            found.put(model.path("id").asText(), model);
        }
        return found;
    }

    private static List<Map<String, String>> labels() throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        var lines = Files.readAllLines(LABELS);
        var columns = lines.getFirst().split("\t");
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split("\t", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < columns.length && i < fields.length; i++) {
                row.put(columns[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
