package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.Entity;
import org.vigie.contract.Entity.Kind;
import org.vigie.contract.Entity.Mention;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.TopicMatch;

/** The article that Vigie was born from, told again in words of our own, through the whole topology. */
class FoundingArticleTest {
    private static final String TITLE =
            "IA ouverte : le patron de Hugging Face s’alarme de voir la Chine prendre l’avantage";
    private static final String TEXT =
            "Les meilleurs modèles open source viennent de plus en plus souvent de Chine, et le dirigeant de Hugging Face y"
                    + " voit un danger : si un seul pays domine l’intelligence artificielle ouverte, il diffusera aussi sa"
                    + " vision du monde. Car ces modèles sont soumis à la censure de Pékin. Interrogé sur Tian’anmen,"
                    + " DeepSeek refuse de répondre ou récite la version officielle. Les entreprises occidentales les adoptent"
                    + " pourtant sans états d’âme, parce qu’ils rivalisent avec ceux d’OpenAI ; la plateforme elle-même a"
                    + " proposé par défaut, dans son agent conversationnel, Qwen2.5-72B-Instruct d’Alibaba. Il prédit que la"
                    + " Chine prendra la tête de la course à l’IA en 2025, et souhaite que la technologie se répartisse entre"
                    + " tous les pays.";

    @TempDir
    private Path state;

    @Test
    void itsLanguageIsFrench() {
        assertThat(article().language().code()).isEqualTo("fr");
    }

    @Test
    void itIsAboutOpenModelsFromChinaTheirCensorshipAndThePowersBehindThem() {
        assertThat(article().topics())
                .extracting(TopicMatch::topic)
                .containsExactly("ai-geopolitics", "censorship", "chinese-models", "open-models");
    }

    @Test
    void eachTopicShowsItsWords() {
        assertThat(article().topics())
                .allSatisfy(topic -> assertThat(topic.evidence())
                        .isNotEmpty()
                        .allSatisfy(evidence -> assertThat(
                                        field(evidence.field()).startsWith(evidence.words(), evidence.start()))
                                .isTrue()));
    }

    @Test
    void whoItSpeaksOfIsKnownWithCountryAndWords() {
        assertThat(article().entities())
                .filteredOn(entity -> entity.kind() == Kind.DEVELOPER || entity.kind() == Kind.MODEL)
                .extracting(
                        Entity::id,
                        Entity::country,
                        entity -> entity.mentions().stream()
                                .map(Mention::words)
                                .distinct()
                                .toList())
                .containsExactlyInAnyOrder(
                        tuple("developer/hugging-face", "US", words("Hugging Face")),
                        tuple("developer/deepseek", "CN", words("DeepSeek")),
                        tuple("developer/openai", "US", words("OpenAI")),
                        tuple("developer/alibaba-qwen", "CN", words("Alibaba")),
                        tuple("model/alibaba-qwen/qwen2.5-72b-instruct", "CN", words("Qwen2.5-72B-Instruct")));
    }

    private EnrichedItem article() {
        var item = ItemBuilder.builder(Told.item("founding").revision(1, TITLE).record())
                .content(TEXT)
                .declaredLanguage(null)
                .build();
        try (var flow = new Flow(state)) {
            return flow.tell(item).enriched().getLast();
        }
    }

    private static String field(String name) {
        return name.equals("title") ? TITLE : TEXT;
    }

    private static List<String> words(String words) {
        return List.of(words);
    }
}
