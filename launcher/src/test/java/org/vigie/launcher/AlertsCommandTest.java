package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void aTestMessageGoesToTheReceiverAndItsAnswerIsShown() throws Exception {
        var received = new ArrayList<String>();
        var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean isGood = exchange.getRequestURI().getPath().equals("/good");
            exchange.sendResponseHeaders(isGood ? 200 : 404, -1);
            exchange.close();
        });
        receiver.start();
        try {
            var address = "http://127.0.0.1:" + receiver.getAddress().getPort();
            assertThat(test(address, "desk", "public")).isZero();
            assertThat(out.toString())
                    .startsWith("desk (slack): taken: HTTP 200")
                    .contains("public (feed): taken: written to " + folder.resolve("alerts.atom.test"));
            assertThat(received).singleElement().asString().contains("Essai", "rien ne s’est passé");
            assertThat(folder.resolve("alerts.atom")).doesNotExist();

            assertThat(test(address, "gone", "desk")).isEqualTo(1);
            assertThat(out.toString())
                    .contains("gone (slack): refused: HTTP 404")
                    .endsWith("desk (slack): taken: HTTP 200\n");

            assertThat(test(address, "dsk")).isEqualTo(1);
            assertThat(received).hasSize(3);
            assertThat(err.toString())
                    .contains("nothing is sent: there is no channel \"dsk\"")
                    .contains("did you mean desk?");
        } finally {
            receiver.stop(0);
        }
    }

    private int test(String address, String... channels) throws IOException {
        var file = Files.writeString(folder.resolve("alerts.yaml"), """
                channels:
                  - {name: desk, type: slack, language: fr, address_secret: good}
                  - {name: gone, type: slack, language: fr, address_secret: bad}
                  - {name: public, type: feed, language: en, file: %s}
                routes:
                  - {channels: [desk, gone, public]}
                """.formatted(folder.resolve("alerts.atom")));
        var arguments = new ArrayList<>(List.of("alerts", "test", "--plan", file.toString()));
        for (var setting : List.of(
                "notify.secrets.good=" + address + "/good",
                "notify.secrets.bad=" + address + "/bad",
                "notify.networks.allowed=127.0.0.0/8")) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(List.of(channels));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void theStageAtWhichAnAlertEndedIsExplainedWithWhatWasSaid() {
        var silenced = DeliveryBuilder.builder(line("phone", Outcome.SUPPRESSED, "silenced"))
                .answer("the desk: tests")
                .build();

        assertThat(ExplainAlerts.told(ALERT, Stream.of(silenced, line("desk", Outcome.SENT, "sent")))
                        .lines())
                .containsExactly("desk sent 2026-03-01T12:00:30Z", "phone suppressed (silenced): the desk: tests");
    }

    @Test
    void aTimeThatIsNoneIsRefusedBeforeAnythingIsRead() {
        assertThat(run("alerts", "backtest", "--rule", "shipped", "--since", "ninety"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: --since ninety: ").contains("such as 90d");
    }
}
