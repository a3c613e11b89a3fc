package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Lasting;
import org.vigie.contract.AlertBuilder;
import org.vigie.enrich.Backtest.Heard;
import org.vigie.notify.plan.PlanFile;
import org.vigie.notify.plan.Secrets;

class RehearsalTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DESK = "{name: desk, type: slack, language: fr, address_secret: hook}";
    private static final String WAITING = "{channels: [desk], group_wait: 30s, group_interval: 5m}";

    @TempDir
    private Path folder;

    @Test
    void alertsOfAGroupLeaveTogetherAndTheNextOnesAfterTheInterval() throws IOException {
        assertThat(sent(
                        List.of(DESK),
                        WAITING,
                        heard("a", 0, null),
                        heard("b", 20, null),
                        heard("c", 40, null),
                        heard("d", 3600, null)))
                .containsExactly(
                        "2026-03-01T12:00:30Z desk [a, b]",
                        "2026-03-01T12:05:30Z desk [c]",
                        "2026-03-01T13:00:30Z desk [d]");
    }

    @Test
    void aDigestWaitsForItsHour() throws IOException {
        var daily =
                "{name: daily, type: slack, language: fr, address_secret: hook, digest: {at: \"08:00\", zone: UTC}}";
        assertThat(sent(List.of(DESK, daily), "{channels: [desk, daily]}", heard("a", 0, null), heard("b", 7200, null)))
                .containsExactly(
                        "2026-03-01T12:00:30Z desk [a]",
                        "2026-03-01T14:00:30Z desk [b]",
                        "2026-03-02T08:00:00Z daily [a, b]");
    }

    @Test
    void aWaitThatRunsIntoQuietHoursHoldsBackNobodyElse() throws IOException {
        var phone = "{name: phone, type: slack, language: fr, address_secret: hook,"
                + " quiet_hours: {from: \"12:00:10\", until: \"13:00\", zone: UTC}}";
        assertThat(sent(List.of(DESK, phone), "{channels: [desk, phone]}", heard("a", 0, null), heard("b", 600, null)))
                .containsExactly(
                        "2026-03-01T12:00:30Z desk [a]",
                        "2026-03-01T12:10:30Z desk [b]",
                        "2026-03-01T13:00:00Z phone [a]",
                        "2026-03-01T13:00:00Z phone [b]");
    }

    @Test
    void whatIsTakenBackIsToldOnlyToThoseWhoWereToldOfIt() throws IOException {
        assertThat(sent(
                        List.of(DESK),
                        WAITING,
                        heard("a", 0, null),
                        heard("b", 3600, null),
                        heard("b", 3610, "it is noise"),
                        heard("a", 86_400, "it is noise")))
                .containsExactly("2026-03-01T12:00:30Z desk [a]", "2026-03-02T12:00:30Z desk [a withdrawn]");
    }

    @Test
    void whatLastsIsToldAgainUntilItEndsOrTheAlertsDo() throws IOException {
        var begins = AlertBuilder.builder(alert("silence", 0, null)).lasting(new Lasting(NOON, null));
        var ended = new Lasting(NOON, NOON.plusSeconds(18_000));
        assertThat(sent(
                        List.of(DESK),
                        "{channels: [desk], repeat_interval: 2h}",
                        new Heard(NOON, begins.build()),
                        new Heard(
                                NOON.plusSeconds(18_000), begins.lasting(ended).build()),
                        new Heard(
                                NOON.plusSeconds(18_100),
                                begins.id("other")
                                        .lasting(new Lasting(NOON, null))
                                        .build())))
                .containsExactly(
                        "2026-03-01T12:00:30Z desk [silence]",
                        "2026-03-01T14:01:00Z desk [silence]",
                        "2026-03-01T16:01:30Z desk [silence]",
                        "2026-03-01T17:00:30Z desk [silence over]",
                        "2026-03-01T17:05:30Z desk [other]");
    }

    @Test
    void aMomentBeforeTheTimeAskedForIsLeftOutAlsoWhenItIsCorrectedLater() throws IOException {
        var alerts = new PastAlerts(NOON.plusSeconds(10));
        alerts.hear(heard("a", 0, null));
        alerts.hear(heard("b", 20, null));
        alerts.hear(heard("b", 30, null)); // more evidence
        alerts.hear(new Heard(NOON.plusSeconds(50), alert("a", 0, "it is noise")));

        assertThat(alerts.all()).extracting(Alert::id).containsExactly("b");
        var rehearsal = rehearsal(List.of(DESK), WAITING);
        alerts.tell(rehearsal);
        assertThat(rehearsal.sent()).hasSize(1);
    }

    @Test
    void whatASilenceCoversIsCountedAndNotSent() throws IOException {
        var rehearsal = rehearsal(
                List.of(DESK),
                WAITING + "\nsilences:\n  - {match: {rule: watch}, ends:"
                        + " 2026-03-01T12:00:10Z, author: desk, comment: tests}");
        rehearsal.hear(alert("a", 0, null), NOON);
        rehearsal.hear(alert("b", 20, null), NOON.plusSeconds(20));
        rehearsal.hear(alert("old", -200_000, null), NOON.plusSeconds(30));
        rehearsal.end();

        assertThat(lines(rehearsal)).containsExactly("2026-03-01T12:00:50Z desk [b]");
        assertThat(rehearsal.suppressed()).isEqualTo(Map.of("silenced", 1, "too-old", 1));
    }

    private List<String> sent(List<String> channels, String route, Heard... heard) throws IOException {
        var alerts = new PastAlerts(Instant.EPOCH);
        List.of(heard).forEach(alerts::hear);
        var rehearsal = rehearsal(channels, route);
        alerts.tell(rehearsal);
        return lines(rehearsal);
    }

    private Rehearsal rehearsal(List<String> channels, String route) throws IOException {
        var file = Files.writeString(
                folder.resolve("plan.yaml"),
                "channels:\n  - " + String.join("\n  - ", channels) + "\nroutes:\n  - " + route + "\n");
        var plan = PlanFile.read(file, new Secrets(Map.of("hook", "https://hooks.example/x")));
        return new Rehearsal(plan, Duration.ofDays(1));
    }

    private static List<String> lines(Rehearsal rehearsal) {
        return rehearsal.sent().stream()
                .map(sent -> sent.at() + " " + sent.message().channel().name() + " "
                        + sent.message().told().stream()
                                .map(told -> told.alert().id()
                                        + (told.alert().withdrawn() != null
                                                ? " withdrawn"
                                                : told.alert().hasEnded() ? " over" : ""))
                                .toList())
                .toList();
    }

    private static Heard heard(String id, int second, @Nullable String withdrawn) {
        return new Heard(NOON.plusSeconds(second), alert(id, second, withdrawn));
    }

    private static Alert alert(String id, int second, @Nullable String withdrawn) {
        return AlertBuilder.builder()
                .id(id)
                .rule("watch")
                .at(NOON.plusSeconds(second))
                .title("Title of " + id)
                .withdrawn(withdrawn)
                .version(1)
                .build();
    }
}
