package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        var settings = Settings.of(Map.of(
                "sink.bulk.documents", "many",
                "sink.flush.every", "1s",
                "sink.flush.evry", "PT1S",
                "entirely.else", "x"));
        settings.wholeNumber("sink.bulk.documents", 500, 1, 10_000, "documents per bulk request");
        settings.duration("sink.flush.every", Duration.ofSeconds(1), "longest time a document waits");

        assertThatThrownBy(settings::verify).isInstanceOf(UserError.class).hasMessage("""
                        configuration has 4 problems
                          sink.bulk.documents=many: documents per bulk request, a whole number from 1 to 10000 (For input string: "many")
                          sink.flush.every=1s: longest time a document waits, ISO-8601 such as PT1S (Text cannot be parsed to a Duration)
                          entirely.else: unknown setting
                          sink.flush.evry: unknown setting; did you mean sink.flush.every?""".stripIndent());
    }

    @Test
    void theCommandLineComesBeforeTheEnvironmentAndTheEnvironmentBeforeTheFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("vigie.properties"), "a.one=file\na.two=file\na.three=file\n");
        var settings = Settings.load(
                file,
                Map.of("VIGIE_A_ONE", "environment", "VIGIE_A_TWO", "environment", "HOME", "/"),
                Map.of("a.one", "line"));

        assertThat(settings.text("a.one", "", "")).isEqualTo("line");
        assertThat(settings.text("a.two", "", "")).isEqualTo("environment");
        assertThat(settings.text("a.three", "", "")).isEqualTo("file");
        settings.verify();
    }

    @Test
    void everySettingCanComeFromTheEnvironment() {
        var settings = Settings.load(
                null,
                Map.of("VIGIE_ELASTICSEARCH_API_KEY", "k", "VIGIE_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL"),
                Map.of());

        assertThat(settings.optionalText("elasticsearch.api-key", "")).isEqualTo("k");
        assertThat(settings.under("kafka.client.")).containsEntry("security.protocol", "SASL_SSL");
        settings.verify();
    }

    @Test
    void anUnknownNameInTheEnvironmentIsAProblem() {
        var settings = Settings.load(null, Map.of("VIGIE_SINK_BULK_DOCUMENT", "5"), Map.of());
        settings.wholeNumber("sink.bulk.documents", 500, 1, 10_000, "documents per bulk request");

        assertThatThrownBy(settings::verify)
                .hasMessageContaining("VIGIE_SINK_BULK_DOCUMENT in the environment: unknown setting; did you mean"
                        + " VIGIE_SINK_BULK_DOCUMENTS?");
    }

    @Test
    void secretsAreMaskedWhereverTheyAreShown() {
        var settings = Settings.of(Map.of("elasticsearch.password", "s3cret", "a.token", "x"));
        settings.text("elasticsearch.password", "", "password");
        settings.wholeNumber("a.token", 1, 1, 2, "a number");

        assertThat(settings.effective()).containsEntry("elasticsearch.password", "********");
        assertThatThrownBy(settings::verify).hasMessageContaining("a.token=********");
    }

    @Test
    void privateKeysAndPasswordsInAddressesAreSecretsToo() {
        var settings = Settings.of(
                Map.of("kafka.client.ssl.keystore.key", "PEM", "elasticsearch.url", "https://user:pw@host:9200"));
        settings.under("kafka.client.");
        settings.address("elasticsearch.url", "where Elasticsearch answers");

        assertThat(settings.effective())
                .containsEntry("kafka.client.ssl.keystore.key", "********")
                .containsEntry("elasticsearch.url", "********");
        assertThatThrownBy(settings::verify)
                .hasMessageContaining("user and password have settings of their own")
                .hasMessageNotContaining("pw@");
    }

    @Test
    void noProblemRepeatsWhatIsMasked() {
        var settings = Settings.of(Map.of(
                "a.url", "htp://user:pw@host", "b.url", "https://user:p w@host", "c.token", "s3cret", "d", "u@s3cret"));
        settings.address("a.url", "an address");
        settings.address("b.url", "an address");
        settings.wholeNumber("c.token", 1, 1, 2, "a number");
        settings.choice("d", Colour.RED, "paint");

        assertThatThrownBy(settings::verify)
                .hasMessageContainingAll("4 problems", "a.url=********: an address, an http or https address")
                .hasMessageNotContainingAny("user:", "s3cret");
    }

    @Test
    void choicesAreWrittenInLowerCaseWithHyphens() {
        var settings = Settings.of(Map.of("a.colour", "dark-blue", "another.colour", "green"));

        assertThat(settings.choice("a.colour", Colour.RED, "")).isEqualTo(Colour.DARK_BLUE);
        assertThat(settings.choice("another.colour", Colour.RED, "paint")).isEqualTo(Colour.RED);
        assertThatThrownBy(settings::verify).hasMessageContaining("paint, one of red, dark-blue");
    }

    @Test
    void aFileThatCannotBeReadIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Settings.load(folder.resolve("none.properties"), Map.of(), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.properties");
    }

    @Test
    void anAddressMustBeHttp() {
        var settings = Settings.of(Map.of("elasticsearch.url", "localhost:9200"));
        settings.address("elasticsearch.url", "where Elasticsearch answers");

        assertThatThrownBy(settings::verify).hasMessageContaining("elasticsearch.url=localhost:9200");
    }
}
