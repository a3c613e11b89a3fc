package org.vigie.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.vigie.contract.TopicMatch;
import org.vigie.contract.TopicMatch.Evidence;
import org.vigie.enrich.developers.DevelopersFile;
import org.vigie.enrich.entities.Entities;

/** The topics that come with Vigie, on sentences written for this test. */
class TopicsTest {
    private static final Topics TOPICS = Topics.load();
    private static final Entities ENTITIES =
            new Entities(DevelopersFile.shipped().developers());

    /** By two names, so that what is shown of them does not change with the topics that ship. */
    private static final Topics BY_NAME = Topics.of(TopicFiles.parse(Map.of("names.yaml", """
            id: names
            version: 1
            name: {en: Names}
            definition: {en: Two names.}
            boundary: {en: In - two. Out - all others.}
            queries:
              en:
                by-name: DeepSeek OR Qwen
            """)));

    @AfterAll
    static void close() {
        TOPICS.close();
        BY_NAME.close();
    }

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "/topics-sentences.txt", delimiter = '|')
    void theSentenceBelongsWhereAReaderPutsIt(String language, String expected, String sentence) {
        var ids =
                classify(language, sentence, "").stream().map(TopicMatch::topic).toList();
        if (expected.startsWith("not ")) {
            assertThat(ids).doesNotContain(expected.substring(4));
        } else {
            assertThat(ids).contains(expected);
        }
        assertThat(ids)
                .as("what the same words say in a text they say all the more in a title")
                .containsAll(classify(language, "", sentence).stream()
                        .map(TopicMatch::topic)
                        .toList());
    }

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "/topics-sentences.txt", delimiter = '|')
    void everyPieceOfEvidenceIsAPieceOfItsField(String language, String expected, String sentence) {
        var title = "« 😀 " + sentence;
        for (var match : classify(language, title, sentence)) {
            assertThat(match.evidence()).isNotEmpty().doesNotHaveDuplicates();
            for (var evidence : match.evidence()) {
                var field = evidence.field().equals("title") ? title : sentence;
                assertThat(field.substring(evidence.start(), evidence.end())).isEqualTo(evidence.words());
            }
        }
    }

    @Test
    void everyTopicHasANameInFrenchAndEnglish() {
        assertThat(TOPICS.definitions())
                .extracting(TopicDefinition::id)
                .containsExactly(
                        "ai-geopolitics",
                        "censorship",
                        "chinese-models",
                        "copyright",
                        "defence",
                        "export-controls-and-chips",
                        "investment",
                        "labour",
                        "model-release",
                        "open-models",
                        "regulation",
                        "safety",
                        "science",
                        "sovereignty",
                        "values-in-models");
        assertThat(TOPICS.definitions()).allSatisfy(topic -> {
            assertThat(topic.name()).containsOnlyKeys("en", "fr");
            assertThat(topic.queries()).containsOnlyKeys("en", "fr");
        });
    }

    @Test
    void evidenceIsSortedTitleFirst() {
        var matches = BY_NAME.classify("en", "DeepSeek and Qwen", "Qwen came first. DeepSeek followed.");

        assertThat(matches)
                .singleElement()
                .satisfies(match -> assertThat(match.evidence())
                        .containsExactly(
                                new Evidence("by-name", "title", "DeepSeek", 0, 8),
                                new Evidence("by-name", "title", "Qwen", 13, 17),
                                new Evidence("by-name", "text", "Qwen", 0, 4),
                                new Evidence("by-name", "text", "DeepSeek", 17, 25)));
    }

    @Test
    void theScoreGrowsWithDistinctPhrasesAndCountsTheTitleTwice() {
        assertThat(score("", "Qwen")).isEqualTo(0.25);
        assertThat(score("", "Qwen, Qwen and Qwen")).isEqualTo(0.25);
        assertThat(score("Qwen", "")).isEqualTo(0.4);
        assertThat(score("Qwen", "Qwen and DeepSeek")).isEqualTo(0.5);
    }

    @Test
    void atMostFiftyPiecesOfEvidenceAreShown() {
        assertThat(BY_NAME.classify("en", "", "Qwen ".repeat(100)))
                .singleElement()
                .satisfies(match -> assertThat(match.evidence()).hasSize(50));
    }

    @Test
    void onlyTheStartOfALongTextIsRead() {
        assertThat(BY_NAME.classify("en", "", "word ".repeat(300) + "DeepSeek")).isEmpty();
    }

    @Test
    void whatIsSaidInPassingCountsInTheTitleOnly() {
        assertThat(classify("en", "Guardrails fail, and a chatbot goes on", ""))
                .extracting(TopicMatch::topic)
                .containsExactly("safety");
        assertThat(classify("en", "A chatbot for gardeners", "It sells seeds. The park has new guardrails."))
                .isEmpty();
    }

    @Test
    void aLanguageWithoutQueriesHasNoTopics() {
        assertThat(TOPICS.classify("de", "DeepSeek", "")).isEmpty();
        assertThat(TOPICS.classify("und", "DeepSeek", "")).isEmpty();
    }

    @Test
    void nothingMatchesNothing() {
        assertThat(TOPICS.classify("fr", "", "")).isEmpty();
    }

    @Test
    void tenThreadsGetWhatOneGets() throws Exception {
        var title = "Washington curbs AI chip exports to China as DeepSeek releases an open-weight model";
        var alone = classify("en", title, title);
        assertThat(alone).hasSizeGreaterThan(2);
        var same = (Callable<List<TopicMatch>>) () -> classify("en", title, title);
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var result : threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(i -> same).toList())) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
        try (var again = Topics.load()) {
            assertThat(again.classify("en", title, title, ENTITIES.link("en", title, title)))
                    .isEqualTo(alone);
        }
    }

    @Test
    void closingLeavesNoThreadBehind() throws InterruptedException {
        var before = Thread.getAllStackTraces().keySet();
        Topics.load().close();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !thread.isDaemon()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static List<TopicMatch> classify(String language, String title, String text) {
        return TOPICS.classify(language, title, text, ENTITIES.link(language, title, text));
    }

    private static double score(String title, String text) {
        return BY_NAME.classify("en", title, text).getFirst().score();
    }
}
