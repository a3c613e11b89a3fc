package org.vigie.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;

class NotifyConfigTest {
    @TempDir
    private Path folder;

    @Test
    void theDefaultsArePinned() {
        var settings = Settings.of(Map.of());
        NotifyConfig.read(settings);

        settings.verify();
        var defaults = new HashMap<>(Map.of(
                "notify.config", "",
                "notify.oldest", "PT24H",
                "notify.networks.allowed", "",
                "notify.request.longest", "PT10S",
                "notify.retry.first", "PT1S",
                "notify.retry.longest", "PT5M",
                "notify.retry.until", "PT6H"));
        defaults.putAll(Map.of(
                "notify.mail.host", "",
                "notify.mail.port", "587",
                "notify.mail.protection", "starttls",
                "notify.mail.user", "",
                "notify.mail.password", "",
                "notify.mail.from", ""));
        assertThat(settings.effective()).isEqualTo(defaults);
    }

    @Test
    void secretsAreMaskedWhereverSettingsAreShown() {
        var settings = Settings.of(Map.of(
                "notify.secrets.slack-desk", "https://hooks.example/T0/B0/xyz", "notify.mail.password", "open sesame"));
        var config = NotifyConfig.read(settings);

        assertThat(settings.effective())
                .doesNotContainValue("open sesame")
                .containsEntry("notify.secrets.slack-desk", "********");
        assertThat(config.toString()).doesNotContain("xyz").doesNotContain("sesame");
    }

    @Test
    void aChannelForMailWantsAServer() throws Exception {
        var file = Files.writeString(
                folder.resolve("alerts.yaml"),
                "channels: [{name: desk, type: mail, language: fr, to: a@example.org}]\nroutes: [{channels: desk}]\n");
        var config = NotifyConfig.read(Settings.of(Map.of("notify.config", file.toString())));

        assertThatThrownBy(config::plan).isInstanceOf(UserError.class).hasMessageContaining("notify.mail.host");
    }

    @Test
    void withoutAFileThereIsNothingToDo() {
        var config = NotifyConfig.read(Settings.of(Map.of()));

        assertThatThrownBy(config::plan).isInstanceOf(UserError.class).hasMessageContaining("notify.config=FILE");
    }
}
