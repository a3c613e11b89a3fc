package org.vigie.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.sink.Examples.DOCUMENTS;
import static org.vigie.sink.Examples.TOPICS;
import static org.vigie.sink.Examples.alert;
import static org.vigie.sink.Examples.count;
import static org.vigie.sink.Examples.item;
import static org.vigie.sink.Examples.record;
import static org.vigie.sink.Examples.release;
import static org.vigie.sink.Examples.story;

import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Json;

class DocumentsTest {

    @Test
    void anItemIsOneFlatDocumentInTheIndexOfItsMonth() {
        var write = DOCUMENTS
                .of(record(TOPICS.enriched(), 0, "i1", item("i1", 5, "2026-03-31T11:59:59.5Z")))
                .getFirst();

        assertThat(write.name()).isEqualTo("vigie-items-2026.03");
        assertThat(write.id()).isEqualTo("i1");
        assertThat(write.version()).isEqualTo(5);
        assertThat(new String(write.body(), UTF_8)).isEqualTo("""
                        {"id":"i1","version":5,"@timestamp":"2026-03-31T11:59:59.500Z","title":"L’IA « ouverte »",\
                        "summary":"Un résumé","content":"","text":{"fr":["L’IA « ouverte »","Un résumé"]},"url":"https://example.org/a","outlet":"Le Monde",\
                        "country":"FR","kind":"news","source":"le-monde","sources":["le-monde","le-monde-tech"],\
                        "authors":["A. Auteur"],"categories":["Technologie","Chine"],"declaredLanguage":"fr",\
                        "language":"fr","languageConfidence":0.99,"languageRunnerUp":"ca",\
                        "entities":["model/alibaba-qwen/qwen2.5-72b"],\
                        "mentions":[{"entity":"model/alibaba-qwen/qwen2.5-72b","kind":"model","name":"Qwen2.5-72B",\
                        "country":"CN","release":"alibaba-qwen/qwen2.5","field":"text","words":"Qwen2.5-72B",\
                        "start":4,"end":15}],"topics":["open-models"],\
                        "evidence":[{"topic":"open-models","definition":3,"score":0.75,"query":"open-source",\
                        "field":"title","words":"IA « ouverte »","start":2,"end":16}],\
                        "classified":{"label":"technology","confidence":0.912,"phrases":["IA « ouverte »"],\
                        "model":"0a1b2c3d"},"duplicateOf":"i0","similarity":0.875,"story":"i0",\
                        "revision":2,\
                        "publishedAt":"2026-03-31T11:59:59.500Z","firstSeenAt":"2026-03-31T12:00:00Z",\
                        "fetchedAt":"2026-03-31T12:01:00Z","history":false,\
                        "page":{"address":"https://example.org/a","source":"scored","words":420,\
                        "published":"2026-03-31T11:59:59.500Z","paywalled":true}}""");
    }

    @Test
    void anItemOfATimeThatJudgedNoKindsHasNone() {
        var item = EnrichedItemBuilder.builder(item("i1", 5, "2026-03-31T11:59:59.5Z"))
                .kind(null)
                .build();
        var write = DOCUMENTS.of(record(TOPICS.enriched(), 0, "i1", item)).getFirst();

        assertThat(new String(write.body(), UTF_8)).contains("\"country\":\"FR\",\"source\":\"le-monde\"");
    }

    @Test
    void anItemIsTakenAwayFromItsFormerMonthsAfterItStandsInItsOwn() {
        var writes = DOCUMENTS.of(
                record(TOPICS.enriched(), 0, "i1", item("i1", 5, "2026-02-28T23:59:59Z", "2026-03", "2025-12")));

        assertThat(writes)
                .extracting(Write::name)
                .containsExactly("vigie-items-2026.02", "vigie-items-2026.03", "vigie-items-2025.12");
        assertThat(writes).extracting(Write::isRemoval).containsExactly(false, true, true);
        assertThat(writes).extracting(Write::version).containsOnly(5L);
    }

    @Test
    void theDocumentDoesNotDependOnFormerMonths() {
        var moved = DOCUMENTS.of(record(TOPICS.enriched(), 7, "i1", item("i1", 5, "2026-02-28T23:59:59Z", "2026-03")));
        var stayed = DOCUMENTS.of(record(TOPICS.enriched(), 9, "i1", item("i1", 5, "2026-02-28T23:59:59Z")));

        assertThat(moved.getFirst().body()).isEqualTo(stayed.getFirst().body());
    }

    @Test
    void aReleaseIsADocumentWithoutWhatIsNotKnown() throws IOException {
        var write = DOCUMENTS
                .of(record(TOPICS.releases(), 0, "deepseek/deepseek-v3", release()))
                .getFirst();
        var document = Json.MAPPER.readTree(write.body());

        assertThat(write.name()).isEqualTo("vigie-releases-1");
        assertThat(write.version()).isEqualTo(7);
        assertThat(document.get("@timestamp").asText()).isEqualTo("2026-03-31T12:00:00Z");
        assertThat(document.get("kind").asText()).isEqualTo("base");
        assertThat(document.at("/variants/0/repository").asText()).isEqualTo("deepseek-ai/DeepSeek-V3");
        assertThat(document.has("noise")).isFalse();
    }

    @Test
    void aStoryIsADocumentOfTheMonthInWhichItWasOpened() {
        var write = DOCUMENTS.of(record(TOPICS.stories(), 0, "i0", story(2))).getFirst();

        assertThat(write.name()).isEqualTo("vigie-stories-2026.03");
        assertThat(write.id()).isEqualTo("i0");
        assertThat(write.version()).isEqualTo(1_774_998_000_000L);
        assertThat(new String(write.body(), UTF_8)).isEqualTo("""
                        {"id":"i0","title":"L’IA « ouverte »","languages":["fr"],"outlets":["Le Monde"],"countries":["FR"],\
                        "openedAt":"2026-03-31T23:00:00Z","firstAt":"2026-03-31T23:00:00Z",\
                        "lastAt":"2026-04-01T01:00:00Z","items":2,"itemIds":["i0","i1"],"version":1774998000000,\
                        "@timestamp":"2026-03-31T23:00:00Z"}""");
    }

    @Test
    void aStoryThatAllItemsHaveLeftHasNoDocument() {
        assertThat(DOCUMENTS
                        .of(record(TOPICS.stories(), 0, "i0", story(0)))
                        .getFirst()
                        .isRemoval())
                .isTrue();
    }

    @Test
    void anAlertIsADocumentOfItsYear() {
        var write =
                DOCUMENTS.of(record(TOPICS.alerts(), 0, alert().id(), alert())).getFirst();

        assertThat(write.name()).isEqualTo("vigie-alerts-2026");
        assertThat(write.id()).isEqualTo("new-release/deepseek/deepseek-v3");
    }

    @Test
    void aWithdrawnAlertTakesItsDocumentAway() {
        var withdrawn = AlertBuilder.builder(alert())
                .withdrawn("it is noise: test")
                .version(2)
                .build();
        var write = DOCUMENTS
                .of(record(TOPICS.alerts(), 0, alert().id(), withdrawn))
                .getFirst();

        assertThat(write.name()).isEqualTo("vigie-alerts-2026");
        assertThat(write.body()).isNull();
        assertThat(write.version()).isEqualTo(2);
    }

    @Test
    void aCountIsADocumentThatSaysWhatItCounts() {
        var count = count("ai-geopolitics", 12, 30);
        var write = DOCUMENTS.of(record(TOPICS.counts(), 0, count.id(), count)).getFirst();

        assertThat(write.name()).isEqualTo("vigie-counts-1");
        assertThat(write.id()).isEqualTo("day/2026-03-01T00:00:00Z/ai-geopolitics/fr/FR/news");
        assertThat(write.version()).isEqualTo(30);
        assertThat(new String(write.body(), UTF_8)).isEqualTo("""
                        {"id":"day/2026-03-01T00:00:00Z/ai-geopolitics/fr/FR/news","measure":"items","period":"day",\
                        "start":"2026-03-01T00:00:00Z","topic":"ai-geopolitics","language":"fr","country":"FR",\
                        "kind":"news","items":12,"originals":12,"outlets":1,\
                        "denominator":"day/2026-03-01T00:00:00Z/*/fr/FR/news","revision":2,\
                        "completeUntil":"2026-03-31T12:00:00Z","end":"2026-03-02T00:00:00Z",\
                        "definition":"pieces of news, one for each canonical URL, by time of publication; originals are \
                        those without copies: of items that carry one text the first counts; outlets are the different \
                        ones of all items"}""");
    }

    @Test
    void aCountOfZeroTakesItsDocumentAway() {
        var count = count("ai-geopolitics", 0, 31);
        var write = DOCUMENTS.of(record(TOPICS.counts(), 0, count.id(), count)).getFirst();

        assertThat(write.isRemoval()).isTrue();
        assertThat(write.version()).isEqualTo(31);
    }

    @Test
    void noValueTakesAwayAReleaseOrACount() {
        for (var topic : new String[] {TOPICS.releases().name(), TOPICS.counts().name()}) {
            var writes = DOCUMENTS.of(record(topic, 0, "the-key", (byte[]) null));

            assertThat(writes).singleElement().satisfies(write -> {
                assertThat(write.isRemoval()).isTrue();
                assertThat(write.id()).isEqualTo("the-key");
                assertThat(write.version()).isNull();
            });
        }
    }

    @Test
    void whatIsNotWhatTheTopicPromisesIsUnreadable() {
        var topic = TOPICS.enriched().name();
        for (var value : new String[] {"", "no JSON", "[]", "null", "{}", "{\"version\":1}", "{\"version\":\"x\"}"}) {
            var record = record(topic, 3, "k", value.getBytes(UTF_8));

            assertThatThrownBy(() -> DOCUMENTS.of(record)).as(value).isInstanceOf(SerializationException.class);
        }
        var nothing = record(topic, 3, "k", (byte[]) null);
        assertThatThrownBy(() -> DOCUMENTS.of(nothing))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no value");
    }

    @Test
    void aFormerMonthThatIsNoMonthIsUnreadable() {
        var record = record(TOPICS.enriched(), 0, "i1", item("i1", 5, "2026-02-28T23:59:59Z", "../2026"));

        assertThatThrownBy(() -> DOCUMENTS.of(record)).isInstanceOf(SerializationException.class);
    }
}
