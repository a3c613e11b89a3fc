package org.vigie.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vigie.contract.UserError;
import org.vigie.notify.Examples;

class PlanFileTest {
    private static final Secrets SECRETS = new Secrets(Map.of(
            "slack.desk", "https://hooks.example/T0/B0/xyz",
            "hook", "https://receiver.example/vigie",
            "hook-key", "a key",
            "ntfy", "https://ntfy.example/a-topic"));

    @Test
    void theExampleOfTheDocsIsWithoutProblems() throws Exception {
        var docs = Files.readString(Path.of("..", "docs", "alerts.md"));
        var example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(docs);
        assertThat(example.find()).isTrue();

        var plan = PlanFile.parse("docs/alerts.md", example.group(1), SECRETS);

        assertThat(plan.channels()).extracting(Channel::kind).contains(Channel.Kind.SLACK, Channel.Kind.MAIL);
        assertThat(plan.silences()).isNotEmpty();
    }

    @Test
    void theDefaultsAreThoseOfAlertmanager() {
        var plan = PlanFile.parse(
                "f",
                "channels: [{name: a, type: slack, language: en, address_secret: slack-desk}]\nroutes: [{channels: a}]",
                SECRETS);

        assertThat(plan.routes())
                .containsExactly(new Route(
                        Match.ALL, List.of(), Duration.ofSeconds(30), Duration.ofMinutes(5), null, List.of("a")));
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() {
        var yaml = """
                channels:
                  - name: Desk
                    type: slak
                    language: de
                    address_secret: https://hooks.example/T0/B0/xyz
                  - name: hook
                    type: webhook
                    language: fr
                    address_secret: nowhere
                routes:
                  - match: {contry: FR}
                    group_by: [developr]
                    group_wait: 30
                    repeat_interval: 1m
                    channels: [dsk]
                silences:
                  - match: {developer: Qwen}
                    starts: 2026-03-02T00:00:00Z
                    ends: 2026-03-01T00:00:00Z
                    author: somebody
                  - comment: for ever
                    author: somebody
                quiet: {}
                """;

        assertThatThrownBy(() -> PlanFile.parse("alerts.yaml", yaml, SECRETS))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("who is told what has 15 problems\n  alerts.yaml:2:5: channels.name: ")
                .hasMessageContaining("alerts.yaml:3:5: channels.type: it must be one of webhook, slack,")
                .hasMessageContaining("alerts.yaml:4:5: channels.language: it must be fr or en")
                .hasMessageContaining("alerts.yaml:5:5: channels.address_secret: an address is a secret")
                .hasMessageContaining(
                        "alerts.yaml:9:5: channels.address_secret: the secret is not set: set notify.secrets.nowhere"
                                + " or, in the environment, VIGIE_NOTIFY_SECRETS_NOWHERE")
                .hasMessageContaining("alerts.yaml:6:5: channels.signing_secret: it is missing")
                .hasMessageContaining("alerts.yaml:11:13: routes.match.contry: \"contry\" is no label")
                .hasMessageContaining("did you mean country?")
                .hasMessageContaining(
                        "alerts.yaml:12:5: routes.group_by: \"developr\" is no label; did you mean developer?")
                .hasMessageContaining("alerts.yaml:13:5: routes.group_wait: it must be a time such as 30s")
                .hasMessageContaining(
                        "alerts.yaml:14:5: routes.repeat_interval: what still holds is told again every five minutes at most")
                .hasMessageContaining("alerts.yaml:15:5: routes.channels: there is no channel \"dsk\"")
                .hasMessageContaining("alerts.yaml:19:5: silences.ends: it ends before it starts")
                .hasMessageContaining("silences.comment: it is missing")
                .hasMessageContaining("silences.ends: it must be a moment such as")
                .hasMessageContaining("alerts.yaml:23:1: quiet: unknown field")
                .hasMessageNotContaining("xyz");
    }

    @Test
    void aSecretThatIsNoAddressIsNotRepeated() {
        var yaml =
                "channels: [{name: a, type: slack, language: en, address_secret: hook-key}]\nroutes: [{channels: a}]";

        assertThatThrownBy(() -> PlanFile.parse("f", yaml, SECRETS))
                .hasMessageContaining("is no http or https address")
                .hasMessageNotContaining("a key");
    }

    @Test
    void whatEveryMessageWouldBeRefusedForIsFoundBefore() {
        var secrets =
                new Secrets(Map.of("with-user", "https://me:pw@hooks.example/x", "no-topic", "https://ntfy.example/"));
        var yaml = """
                channels:
                  - {name: a, type: slack, language: en, address_secret: with-user}
                  - {name: b, type: ntfy, language: en, address_secret: no-topic}
                routes:
                  - {match: {developer: []}, channels: [a, b]}
                """;

        assertThatThrownBy(() -> PlanFile.parse("f", yaml, secrets))
                .hasMessageContaining("has 3 problems")
                .hasMessageContaining("a user or password in the address")
                .hasMessageContaining("must end with the topic")
                .hasMessageContaining("it names nothing")
                .hasMessageNotContaining("pw");
    }

    @Test
    void anAlertGoesOnceToEachChannelOfEveryRouteThatFits() {
        var plan = PlanFile.parse("f", """
                channels:
                  - {name: a, type: slack, language: en, address_secret: slack-desk}
                  - {name: b, type: slack, language: en, address_secret: slack-desk}
                  - {name: c, type: slack, language: en, address_secret: slack-desk}
                routes:
                  - {match: {country: [fr, CN]}, channels: [a]}
                  - {match: {developer: DeepSeek, rule: new-release}, channels: [a, b]}
                  - {match: {country: US}, channels: [c]}
                """, SECRETS);

        assertThat(plan.ways(Examples.alert("v4", Instant.EPOCH)))
                .extracting(way -> way.channel().name())
                .containsExactly("a", "b");
    }

    @Test
    void anAddressIsShownWithoutItsSecretPart() {
        var plan = PlanFile.parse(
                "f",
                "channels: [{name: a, type: slack, language: en, address_secret: slack-desk}]\nroutes: [{channels: a}]",
                SECRETS);

        assertThat(plan.toString()).contains("https://hooks.example/********").doesNotContain("xyz");
    }
}
