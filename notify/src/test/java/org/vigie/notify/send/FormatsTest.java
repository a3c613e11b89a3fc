package org.vigie.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.message;
import static org.vigie.notify.Examples.titled;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Alert;
import org.vigie.contract.Json;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Destination;

/** Hostile titles are text everywhere. */
class FormatsTest {
    private static final Wording WORDING = new Wording(Locale.ENGLISH);

    private static JsonNode write(Format format, Alert... alerts) throws IOException {
        var request = format.write(message(channel("desk"), alerts), NOW);
        return Json.MAPPER.readTree(request.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!channel>", "<!here|here>", "<@U123>", "<https://evil.example|bank>", "a>b", "&lt;!channel&gt;"
            })
    void slackReadsNoMarkup(String title) throws Exception {
        var body = write(new Slack(WORDING), titled(title));

        var line = body.at("/blocks/1/text/text").asText();
        assertThat(line)
                .startsWith("New model: <https://hub.example/deepseek/v4|")
                .contains(title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        assertThat(line.replace("<https://hub.example/deepseek/v4|", "").replaceFirst("> \\(China\\)$", ""))
                .doesNotContain("<")
                .doesNotContain(">");
        assertThat(body.path("text").asText()).doesNotContain("<");
        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@channel",
                "@all hello",
                "<!channel>",
                "@here",
                "[x](javascript:alert(1))",
                "![i](http://t.example/p.png)"
            })
    void mattermostCallsNobody(String title) throws Exception {
        var text = write(new Mattermost(WORDING), titled(title)).path("text").asText();

        assertThat(text).doesNotContainPattern("@\\w").doesNotContain("<").doesNotContain("](javascript");
        assertThat(text).doesNotContain("![");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@everyone", "<@&1234>", "<@1234>", "||spoiler||", "**x**"})
    void discordCallsNobodyAndFormatsNothing(String title) throws Exception {
        var body = write(new Discord(WORDING), titled(title));

        assertThat(body.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(body.at("/allowed_mentions/parse")).isEmpty();
        assertThat(body.path("content").asText()).doesNotContain("@everyone").doesNotContain(title);
    }

    @Test
    void discordTakesTwoThousandCharacters() throws Exception {
        var many = Collections.nCopies(40, titled("*".repeat(300))).toArray(Alert[]::new);

        var content = write(new Discord(WORDING), many).path("content").asText();
        assertThat(content).hasSizeLessThanOrEqualTo(2_000).endsWith("\n…");
    }

    @Test
    void slackTakesThreeThousandCharactersInABlockAndFiftyBlocks() throws Exception {
        var many = Collections.nCopies(40, titled("&".repeat(300))).toArray(Alert[]::new);

        var blocks = write(new Slack(WORDING), many).path("blocks");
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(block.at("/text/text").asText()).hasSizeLessThanOrEqualTo(3_000));
        assertThat(blocks.get(blocks.size() - 1).at("/text/text").asText()).isEqualTo("and 20 more");
    }

    @Test
    void teamsGetsRunsOfTextThatAreNeverMarkdown() throws Exception {
        var title = "<at>all</at> [x](http://evil.example) **b**";
        var card = write(new Teams(WORDING), titled(title)).at("/attachments/0/content");

        assertThat(card.findValuesAsText("type")).doesNotContain("TextBlock");
        assertThat(card.at("/body/1/inlines/1/text").asText()).isEqualTo(title);
        assertThat(card.at("/body/1/inlines/1/selectAction/url").asText()).isEqualTo("https://hub.example/deepseek/v4");
    }

    @Test
    void ntfyIsToldInTheBodyWhatItWouldReadInHeaders() throws Exception {
        var hook = new Destination.Hook(URI.create("https://ntfy.example/base/a-topic"), "tk_1");
        var ntfy = new Ntfy(WORDING, hook);
        var request = ntfy.write(message(channel("phone"), titled("x\r\nActions: y")), NOW);
        var body = Json.MAPPER.readTree(request.body());

        assertThat(ntfy.address(hook.address())).hasToString("https://ntfy.example/base/");
        assertThat(body.path("topic").asText()).isEqualTo("a-topic");
        assertThat(body.path("title").asText()).isEqualTo("New model: x Actions: y");
        assertThat(request.headers()).containsOnlyKeys("Authorization");
    }

    @Test
    void htmlHasNoTagsButOurs() {
        var text = WORDING.of(message(channel("mail"), titled("<script>alert('x')</script>\" onload=\"y")));

        assertThat(Html.page(text, "en"))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y")
                .doesNotContain("<script");
    }
}
