package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.DeliveryBuilder;
import org.vigie.dashboard.FakeBackstage;
import org.vigie.dashboard.FakeElasticsearch;
import org.vigie.dashboard.backstage.Silence;
import org.vigie.dashboard.index.Index;

/** What the page of alerts says of silences. */
class SilencesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
    private final FakeBackstage backstage = new FakeBackstage();
    private final Pages pages =
            new Pages(new Index(elasticsearch.config()), backstage, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    private String page(String language) {
        var answer = pages.answer(new Question("/alerts", Map.of(), language));
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private static Silence silence(String id, String starts, String ends) {
        return new Silence(id, Map.of(), Instant.parse(starts), Instant.parse(ends), "desk", "why " + id);
    }

    private static Delivery silenced(String alert, String channel, String at, String answer) {
        return delivery(alert, channel, at, answer, "silenced");
    }

    private static Delivery delivery(String alert, String channel, String at, String answer, String stage) {
        return DeliveryBuilder.builder()
                .alert(AlertBuilder.builder()
                        .id(alert)
                        .rule("r")
                        .at(Instant.parse(at))
                        .title("Title of " + alert)
                        .texts(new TreeMap<>(Map.of("fr", "Texte de " + alert)))
                        .version(1)
                        .build())
                .channel(channel)
                .outcome(Outcome.SUPPRESSED)
                .stage(stage)
                .at(Instant.parse(at))
                .answer(answer)
                .build();
    }

    @Test
    void thoseThatHoldComeFirstThenThoseToComeThenThoseThatEndedLately() {
        backstage.silences = List.of(
                silence("past", "2026-02-01T00:00:00Z", "2026-03-03T11:00:00Z"),
                silence("ended", "2026-03-01T00:00:00Z", "2026-03-10T12:00:00Z"),
                silence("future", "2026-03-11T00:00:00Z", "2026-03-12T00:00:00Z"),
                silence("now", "1970-01-01T00:00:00Z", "2026-03-10T12:00:01Z"));
        var states = Pattern.compile("<span class=\"state ([a-z-]+)\">|<bdi>(why [a-z]+)</bdi>")
                .matcher(page("en"))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
        assertThat(states).containsExactly("holds", "why now", "to-come", "why future", "ended", "why ended");
    }

    @Test
    void whatOneCoversIsSaidInTheReadersWords() {
        backstage.silences = List.of(new Silence(
                "s1",
                Map.of("country", List.of("CN", "FR"), "severity", List.of("info"), "beat", List.of("<b>arts</b>")),
                Instant.EPOCH,
                Instant.parse("2026-03-11T00:00:00Z"),
                "<i>desk</i>",
                "\"><script>"));
        assertThat(page("en"))
                .contains("Country: China or France", "Severity: for information", "beat: &lt;b&gt;arts&lt;/b&gt;")
                .doesNotContain("<i>desk", "<script>");
        assertThat(page("fr")).contains("Pays\u00a0: Chine ou France");
    }

    @Test
    void itNamesWhatItHeldBackEachAlertOnceAndNothingElse() {
        backstage.silences = List.of(silence("a", "2026-03-09T00:00:00Z", "2026-03-11T00:00:00Z"));
        backstage.deliveries = List.of(
                silenced("held", "desk", "2026-03-09T10:00:00Z", "desk: why a"),
                silenced("held", "phone", "2026-03-09T10:00:00Z", "desk: why a"),
                silenced("other-words", "desk", "2026-03-09T10:00:00Z", "desk: why b"),
                silenced("before-it-began", "desk", "2026-03-08T10:00:00Z", "desk: why a"),
                delivery("of-another-stage", "desk", "2026-03-09T10:00:00Z", "desk: why a", "too-old"));
        assertThat(page("en"))
                .contains("<summary>1 alert</summary>", "<bdi>Title of held</bdi>")
                .doesNotContain("other-words", "before-it-began", "of-another-stage");
        assertThat(page("fr")).contains("<bdi>Texte de held</bdi>");
        backstage.deliveries = null;
        assertThat(page("en")).doesNotContain("1 alert", "Title of held");
    }

    @Test
    void whereNobodyKnowsNothingIsSaid() {
        assertThat(page("en")).doesNotContain("Silences");
        backstage.silences = List.of();
        assertThat(page("en")).contains("Silences", "None holds, is to come or has ended lately");
    }
}
