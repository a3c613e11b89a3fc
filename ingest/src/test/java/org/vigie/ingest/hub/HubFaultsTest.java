package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/** Whatever a hub answers, there is a page or a sentence that says why not. */
class HubFaultsTest {
    private static final int TRIES = 500;
    private static final String[] BITS = {
        "null", "[]", "{}", "-1", "1e999", "\"\"", "\"\\u0000\"", "[[[[", "true", "<", ","
    };

    @ParameterizedTest
    @CsvSource({
        "HUGGING_FACE, https://huggingface.co, hugging-face.json",
        "HUGGING_FACE, https://huggingface.co, hugging-face-trending.json",
        "MODELSCOPE, https://modelscope.cn/Atelier, modelscope.json",
        "OPENROUTER, https://openrouter.ai, openrouter.json",
        "OLLAMA, https://ollama.com, ollama.html",
        "DAILY_PAPERS, https://huggingface.co/papers, daily-papers.json",
        "GITHUB, https://github.com/atelier/fil, github.json"
    })
    void anAnswerThatIsDamagedAnywhereIsReadOrRefused(Source.Kind kind, String url, String fixture) throws Exception {
        var hub = Answered.of(kind, url).withCredentials();
        var random = new Random(fixture.hashCode());
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            var damaged = damaged(text(fixture), random);
            for (var ask : hub.hub().asks(hub.source())) {
                read += isRead(hub, ask, damaged) ? 1 : 0;
            }
        }
        assertThat(read).as("some damage is harmless").isPositive();
    }

    private static String text(String fixture) throws IOException {
        try (var file = Objects.requireNonNull(HubFaultsTest.class.getResourceAsStream(fixture), fixture)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A value replaced by another one, or the end cut off, or a byte changed. */
    private static String damaged(String text, Random random) {
        int place = random.nextInt(text.length());
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, place);
            case 1 -> text.substring(0, place) + (char) random.nextInt(0x3000) + text.substring(place + 1);
            default -> {
                int colon = text.indexOf(':', place);
                int end = colon < 0 ? -1 : text.indexOf(',', colon);
                yield end < 0
                        ? text
                        : text.substring(0, colon + 1) + BITS[random.nextInt(BITS.length)] + text.substring(end);
            }
        };
    }

    private static boolean isRead(Answered hub, Ask ask, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var answer = new FetchResult.Fresh(
                bytes, ask.address(), null, null, null, null, null, null, null, null, Answered.NOW);
        try {
            var page = hub.hub().read(hub.source(), ask, answer);
            assertThat(page.models())
                    .allSatisfy(model -> assertThat(model.repository()).isNotBlank());
            return true;
        } catch (UnreadableHubException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }
}
