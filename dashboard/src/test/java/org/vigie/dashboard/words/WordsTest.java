package org.vigie.dashboard.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Words ENGLISH = new Words("en", Map.of());
    private static final Words FRENCH = new Words("fr", Map.of());

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("org.vigie.dashboard.words.words", Locale.forLanguageTag(language));
    }

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() {
        var english = bundle("en");
        var french = bundle("fr");
        assertThat(french.keySet()).isEqualTo(english.keySet());
        for (var key : english.keySet()) {
            var places = new MessageFormat(english.getString(key), Locale.ENGLISH).getArgumentNames();
            assertThat(new MessageFormat(french.getString(key), Locale.FRENCH).getArgumentNames())
                    .as(key)
                    .isEqualTo(places);
        }
    }

    @Test
    void everySentenceThatAPageSaysExists() throws IOException {
        var said = new TreeSet<String>();
        var say = Pattern.compile("\\bsay\\(\\s*\"([a-z.0-9-]+)\"[,)]");
        for (var folder : List.of("src/main/jte", "src/main/java")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    say.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(100).allMatch(ENGLISH::has);
    }

    @Test
    void pluralsFollowTheLanguage() {
        assertThat(ENGLISH.say("items.count", 0)).isEqualTo("No item");
        assertThat(ENGLISH.say("items.count", 1)).isEqualTo("1 item");
        assertThat(ENGLISH.say("items.count", 2_000)).isEqualTo("2,000 items");
        assertThat(FRENCH.say("items.count", 1)).isEqualTo("1 article");
        assertThat(FRENCH.say("items.count", 2)).isEqualTo("2 articles");
    }

    @Test
    void peopleReadNamesAndNoCodes() {
        assertThat(FRENCH.countryName("CN")).isEqualTo("Chine");
        assertThat(FRENCH.languageName("en")).isEqualTo("Anglais");
        assertThat(ENGLISH.languageName("und")).isEqualTo("Unknown language");
        assertThat(ENGLISH.countryName(null)).isEqualTo("No country");
        assertThat(ENGLISH.topicName("export-controls-and-chips")).isEqualTo("Export controls and chips");
        var named = new TopicName("safety", Map.of("fr", "Sûreté"), Map.of());
        assertThat(new Words("fr", Map.of("safety", named)).topicName("safety")).isEqualTo("Sûreté");
    }

    @Test
    void numbersAndTimesAreWrittenAsTheLanguageWants() {
        assertThat(ENGLISH.percent(0.125)).isEqualTo("12.5%");
        assertThat(FRENCH.percent(0.125)).isEqualTo("12,5\u202f%");
        assertThat(ENGLISH.parameters(7_615_616_512L)).isEqualTo("7.6B");
        assertThat(ENGLISH.parameters(70_000_000_000L)).isEqualTo("70B");
        assertThat(FRENCH.parameters(350_000_000)).isEqualTo("350\u00a0M");
        assertThat(ENGLISH.span(Duration.ofHours(-73))).isEqualTo("−3 days 1 h");
        assertThat(ENGLISH.span(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
        assertThat(FRENCH.day(Instant.parse("2025-08-01T23:59:59Z"))).isEqualTo("1 août 2025");
    }

    @Test
    void frenchSignsDoNotBeginALine() {
        var french = bundle("fr");
        for (var key : french.keySet()) {
            assertThat(french.getString(key)).as(key).doesNotContainPattern("[ \\u202f]:|[ \\u00a0][;?!]|« | »");
        }
        assertThat(FRENCH.say("condition", "a", "b")).isEqualTo("a\u00a0: b");
        assertThat(FRENCH.say("items.more.words", "a")).isEqualTo("Reconnu par «\u00a0a\u00a0»");
    }

    @Test
    void noPageHasTheColonOfOneLanguage() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("\"\\s*: \"|>: ");
            }
        }
        assertThat(Files.readString(Path.of("src/main/resources/org/vigie/dashboard/files/charts.js")))
                .doesNotContain("': '");
    }
}
