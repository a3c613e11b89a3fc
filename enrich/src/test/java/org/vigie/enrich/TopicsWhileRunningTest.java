package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Definition;
import org.vigie.enrich.topics.TopicFiles;
import org.vigie.enrich.topics.TopicKind;

/** The topics of items change while the topology runs; none that ships is about rain. */
class TopicsWhileRunningTest {
    private static final String KEY = "topic/rain";
    private static final String HEADLINE =
            "DeepSeek prévoit pour cette semaine de la pluie et de la grêle sur tout le pays";

    private static int items;

    @TempDir
    private Path state;

    @Test
    void withoutAnyDefinitionThoseThatShipAreInForceAndChangeOneByOne() {
        try (var flow = new Flow(state)) {
            assertThat(topics(flow)).singleElement(STRING).startsWith("chinese-models ");

            flow.define(KEY, rain(1, "pluie"));
            assertThat(topics(flow)).hasSize(2).last(STRING).isEqualTo("rain 1");
            flow.define("topic/chinese-models", null);
            assertThat(topics(flow)).containsExactly("rain 1");
        }
    }

    @Test
    void whatIsDefinedBeforeTheFirstItemTakesThePlaceOfThoseThatShip() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, rain(1, "pluie"));

            assertThat(topics(flow)).containsExactly("rain 1");
        }
    }

    @Test
    void aChangeCountsForTheNextItemAndItsVersionIsInTheEvidence() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, rain(1, "neige"));
            assertThat(topics(flow)).isEmpty();

            flow.define(KEY, rain(2, "grêle"));
            assertThat(topics(flow)).containsExactly("rain 2");
            flow.define(KEY, rain(3, "grêle")); // the same queries
            assertThat(topics(flow)).containsExactly("rain 3");
        }
    }

    @Test
    void aWithdrawnTopicIsNotFoundAnyMore() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, rain(1, "pluie")).define("topic/hail", definition("hail", 1, "grêle"));
            assertThat(topics(flow)).containsExactly("hail 1", "rain 1");

            flow.define(KEY, null);
            assertThat(topics(flow)).containsExactly("hail 1");
        }
    }

    @Test
    void aBadDefinitionCostsItselfOnlyAndCountsAsNone() {
        try (var flow = new Flow(state)) {
            flow.define(KEY, rain(1, "pluie")).define("topic/hail", definition("hail", 1, "grêle"));
            assertThat(topics(flow)).containsExactly("hail 1", "rain 1");

            flow.defineBytes(KEY, "{\"version\":".getBytes(StandardCharsets.UTF_8));
            assertThat(topics(flow)).containsExactly("hail 1");
            flow.define(KEY, Definition.ofTopic("2", "id: rain\nversion: 2\n"));
            flow.define(KEY, new Definition("2", null, null, null, null));
            flow.define("topic/snow", rain(1, "pluie"));
            assertThat(topics(flow)).containsExactly("hail 1");
            assertThat(flow.counted("enrich.definitions.refused")).isEqualTo(4);

            flow.define(KEY, rain(2, "pluie"));
            assertThat(topics(flow)).containsExactly("hail 1", "rain 2");
        }
    }

    /** Of the next item under the same headline, with their versions. */
    private static List<String> topics(Flow flow) {
        var item = Told.item("item-" + ++items).revision(1, HEADLINE).record();
        return flow.tell(item).enriched().getLast().topics().stream()
                .map(match -> match.topic() + " " + match.definition())
                .toList();
    }

    private static Definition rain(int version, String query) {
        return definition("rain", version, query);
    }

    private static Definition definition(String id, int version, String query) {
        var yaml = """
                id: %s
                version: %d
                name: {en: Rain}
                definition: {en: Water from the sky.}
                boundary: {en: In - rain. Out - snow.}
                queries: {fr: {drops: %s}}
                """.formatted(id, version, query);
        return TopicKind.INSTANCE.write(TopicFiles.parse(Map.of(id, yaml)).getFirst());
    }
}
