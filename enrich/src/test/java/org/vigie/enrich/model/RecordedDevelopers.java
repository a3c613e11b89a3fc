package org.vigie.enrich.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vigie.contract.Developer;
import org.vigie.contract.DeveloperBuilder;

/** The list of developers that was researched before the registry, {@code ../shared/developers.tsv}. */
final class RecordedDevelopers {
    static final Path FILE = Path.of("../../shared/developers.tsv");

    /** Remarks that stand among the families. */
    private static final Pattern NO_FAMILY = Pattern.compile(
            "(?i).*\\b(builds|models|conversions|recipes|exports|merges|uncensored|adapters|distilled|quants|controlnets).*");

    private RecordedDevelopers() {}

    static boolean areThere() {
        return Files.exists(FILE);
    }

    static List<Developer> read() {
        try {
            return Files.readAllLines(FILE).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(RecordedDevelopers::developer)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Developer developer(String[] row) {
        var country = row[4].equals("ZZ") ? List.<String>of() : List.of(row[4]);
        return DeveloperBuilder.builder()
                .id(row[2].toLowerCase(Locale.ROOT)
                                .replaceAll("\\(.*\\)|/.*", "")
                                .strip()
                                .replaceAll("[^a-z0-9]+", "-")
                                .replaceAll("^-|-$", "")
                        + (row[2].startsWith("Alibaba (") ? "-labs" : ""))
                .name(row[2])
                .aliases(split(row[3], ";"))
                .countries(country)
                .kind(Developer.Kind.valueOf(row[5].toUpperCase(Locale.ROOT)))
                .handles(Map.of("hugging-face", split(row[0], ","), "github", split(row[1], ",")))
                .families(split(row[6], ",").stream()
                        .filter(Predicate.not(NO_FAMILY.asMatchPredicate()))
                        .toList())
                .confidence(Developer.Confidence.values()["ABC".indexOf(row[7])])
                .build();
    }

    private static List<String> split(String list, String by) {
        return new ArrayList<>(Arrays.stream(list.split(by))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList());
    }
}
