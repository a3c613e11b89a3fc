package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Recorded news from feeds of one language. Labels are the feeds', and some of their headlines are in another language or
 * nothing but a product's name and its version, so the shares are lower bounds.
 */
class RecordedNewsTest {
    private static final Path FOLDER = Path.of("..", "..", "shared", "recordings");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Languages LANGUAGES = new Languages();

    private record Entry(String title, String text) {}

    @BeforeAll
    static void needsRecordings() {
        assumeTrue(Files.isDirectory(FOLDER), "no recordings here");
    }

    @Test
    void aFrenchHeadlineWithItsSummaryIsFrench() throws IOException {
        assertThat(share("fr", french(), entry -> identify(entry.title, entry.text, null)))
                .isGreaterThan(0.97);
    }

    @Test
    void aFrenchHeadlineIsFrenchWithoutHelp() throws IOException {
        assertThat(share("fr", french(), entry -> identify(entry.title, "", null)))
                .isGreaterThan(0.95);
    }

    @Test
    void aDeclarationHelpsAndAWrongOneDoesLittleHarm() throws IOException {
        assertThat(share("fr", french(), entry -> identify(entry.title, "", "fr")))
                .isGreaterThan(0.97);
        assertThat(share("fr", french(), entry -> identify(entry.title, "", "en")))
                .isGreaterThan(0.92);
        assertThat(share("fr", french(), entry -> identify(entry.title, entry.text, "en")))
                .isGreaterThan(0.97);
    }

    @Test
    void anEnglishHeadlineIsEnglish() throws IOException {
        assertThat(share("en", feeds("en"), entry -> identify(entry.title, "", null)))
                .isGreaterThan(0.92);
        assertThat(share("en", feeds("en"), entry -> identify(entry.title, "", "en")))
                .isGreaterThan(0.97);
    }

    @Test
    void aChineseHeadlineIsChinese() throws IOException {
        assertThat(share("zh", feeds("zh"), entry -> identify(entry.title, "", null)))
                .isGreaterThan(0.95);
    }

    private static String identify(String title, String text, @Nullable String declared) {
        return LANGUAGES.identify(title, text, declared).code();
    }

    private static double share(String code, List<Entry> entries, Function<Entry, String> identify) {
        assertThat(entries).hasSizeGreaterThan(10);
        return entries.stream()
                        .filter(entry -> code.equals(identify.apply(entry)))
                        .count()
                / (double) entries.size();
    }

    private static List<Entry> french() throws IOException {
        try (var files = Files.list(FOLDER.resolve("french"))) {
            var lines = new HashSet<Entry>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (var line : Files.readAllLines(file)) {
                    var item = JSON.readTree(line);
                    lines.add(new Entry(text(item, "title"), text(item, "summary") + text(item, "description")));
                }
            }
            return List.copyOf(lines);
        }
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asText("");
    }

    /** Of the feeds that are well-formed XML. */
    private static List<Entry> feeds(String language) throws IOException {
        try (var manifest = Files.lines(FOLDER.resolve("MANIFEST.tsv"))) {
            return manifest.map(line -> line.split("\t", -1))
                    .filter(row -> row[0].startsWith("feeds/") && row[9].equals(language))
                    .flatMap(row -> titles(FOLDER.resolve(row[0])))
                    .distinct()
                    .toList();
        }
    }

    private static Stream<Entry> titles(Path feed) {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(feed.toFile());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return Stream.empty();
        }
        var titles = Stream.<Entry>builder();
        var elements = document.getElementsByTagName("title");
        for (int i = 1; i < elements.getLength(); i++) {
            titles.add(new Entry(elements.item(i).getTextContent(), ""));
        }
        return titles.build();
    }
}
