package org.vigie.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;

class SinkConfigTest {

    @Test
    void theDefaultsArePinned() {
        var settings = Settings.of(Map.of());
        SinkConfig.read(settings);

        settings.verify();
        assertThat(settings.effective())
                .isEqualTo(Map.of(
                        "sink.instance", "",
                        "sink.bulk.documents", "1000",
                        "sink.bulk.bytes", "5242880",
                        "sink.bulk.requests", "2",
                        "sink.request.longest", "PT1M",
                        "sink.retry.first", "PT0.2S",
                        "sink.retry.longest", "PT30S"));
    }

    @Test
    void aFirstWaitLongerThanTheLongestIsAProblem() {
        var settings = Settings.of(Map.of("sink.retry.first", "PT10S", "sink.retry.longest", "PT5S"));
        SinkConfig.read(settings);

        assertThatThrownBy(settings::verify).isInstanceOf(UserError.class).hasMessageContaining("sink.retry.first");
    }
}
