package org.vigie.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Developer.Kind;

class RecogniseAnnouncementTest {
    private static final Developers DEVELOPERS = Developers.of(List.of(
            developer("anthropic", "Anthropic", List.of(), "Claude"),
            developer("google", "Google / Google DeepMind", List.of("DeepMind"), "Gemma", "Gemini"),
            developer("moonshot", "Moonshot AI", List.of("月之暗面", "Kimi"), "Kimi"),
            developer("openai", "OpenAI", List.of(), "GPT", "gpt-oss", "Whisper"),
            developer("mistral", "Mistral AI", List.of("Mistral IA"), "Mistral", "Codestral")));

    private final RecogniseAnnouncement recognise = new RecogniseAnnouncement(DEVELOPERS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anthropic News          | Introducing Claude Opus 4.5                           | anthropic/claude-opus-4.5
            Anthropic News          | Claude Opus 4.5: what is new                          | anthropic/claude-opus-4.5
            Google DeepMind blog    | Gemma 4: our most capable open models                 | google/gemma4
            Google The Keyword - AI | Meet Gemma 4, built for phones                        | google/gemma4
            Moonshot AI             | Kimi K3 发布：更长的上下文                              | moonshot/kimi-k3
            OpenAI News             | Introducing gpt-oss-120b and gpt-oss-20b              | openai/gpt-oss
            Mistral IA              | Voici Mistral Small 4                                 | mistral/mistral-small-4
            Mistral AI              | Codestral 26.05 is now available                      | mistral/codestral26.05
            """)
    void aDevelopersHeadlineIsTheReleaseOfItsRepositories(String outlet, String title, String release) {
        assertThat(recognise.recognise(outlet, title))
                .satisfies(found -> assertThat(found.release()).isEqualTo(release));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Introducing Claude for teachers",
                "How we measure what people do with Claude Opus 4.5",
                "Claude Opus 4.5 in the classroom",
                "Introducing our office in Zurich, 5 days after the last",
                ""
            })
    void otherHeadlinesAnnounceNothing(String title) {
        assertThat(recognise.recognise("Anthropic News", title)).isNull();
    }

    @Test
    void aCapitalThatIsLongerInLowerCaseDoesNoHarm() {
        assertThat(recognise.recognise("Mistral AI", "Introducing MİSTRAL 3 and MISTRALİ 3"))
                .returns("mistral/mistral3", RecogniseAnnouncement.Announces::release);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Introducing Gemma 4 support", "Announcing Gemma 4 integration with everything"})
    void whatGoesWithAModelIsNotTheModel(String title) {
        assertThat(recognise.recognise("Google DeepMind blog", title)).isNull();
        assertThat(recognise.recognise("Google DeepMind blog", "Introducing Gemma 4"))
                .isNotNull();
    }

    @Test
    void aNewspapersHeadlineAnnouncesNothing() {
        assertThat(recognise.recognise("The Harbour Post", "Introducing Claude Opus 4.5"))
                .isNull();
    }

    private static Developer developer(String id, String name, List<String> aliases, String... families) {
        return new Developer(
                id,
                name,
                aliases,
                List.of("US"),
                Kind.COMPANY,
                Map.of(),
                List.of(families),
                Confidence.STATED,
                null,
                null,
                null);
    }
}
