package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.DeliveryBuilder;

class AlertsCommandTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
    private static final Alert ALERT = AlertBuilder.builder()
            .id("new-release/le-labo/plume")
            .rule(Alert.NEW_RELEASE)
            .at(MARCH)
            .release("le-labo/plume")
            .title("Le Labo: Plume\u001B[2J")
            .developer("Le Labo")
            .version(1)
            .build();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return Vigie.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static Delivery line(String channel, Outcome outcome, String stage) {
        return DeliveryBuilder.builder()
                .alert(ALERT)
                .channel(channel)
                .outcome(outcome)
                .stage(stage)
                .at(MARCH.plusSeconds(30))
                .build();
    }

    @Test
    void anAlertIsShownWithWhatBecameOfItOnEachChannel() {
        var lines = List.of(line("phone", Outcome.SUPPRESSED, "silenced"), line("desk", Outcome.SENT, "sent"));

        assertThat(ListAlerts.row(ALERT, lines))
                .containsExactly(
                        "2026-03-01 12:00:00",
                        "new-release",
                        "Le Labo: Plume [2J",
                        "desk sent 2026-03-01T12:00:30Z, phone suppressed (silenced)");
        assertThat(ListAlerts.row(ALERT, List.of())).endsWith("-");
    }

    @Test
    void aFileIsCheckedWithoutTellingAnybody() throws Exception {
        var file = Files.writeString(folder.resolve("alerts.yaml"), """
                channels:
                  - {name: desk, type: slack, language: fr, address_secret: desk}
                routes:
                  - {channels: desk}
                """);

        assertThat(run("notify", "check", file.toString(), "--set", "notify.secrets.desk=https://hooks.example/x"))
                .isZero();
        assertThat(out.toString()).isEqualTo("channels: 1, routes: 1, silences: 0\nno problems\n");

        assertThat(run("notify", "check", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("vigie: who is told what has 1 problem\n  " + file
                        + ":2:45: channels.address_secret: the secret is not set");
    }
}
