package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;

class DashboardConfigTest {
    private static DashboardConfig read(Map<String, String> values) {
        var settings = Settings.of(values);
        var config = DashboardConfig.read(settings);
        settings.verify();
        return config;
    }

    @Test
    void theDefaults() {
        assertThat(read(Map.of())).isEqualTo(new DashboardConfig("127.0.0.1", DashboardConfig.USUAL, null, null, null));
    }

    @Test
    void itIsNotOpenedToOthersWithoutAGuard() {
        for (var address : new String[] {"0.0.0.0", "::", "192.0.2.7", "vigie.example"}) {
            assertThatThrownBy(() -> read(Map.of("dashboard.address", address)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("dashboard.address=" + address)
                    .hasMessageContaining("dashboard.token");
            assertThat(read(Map.of("dashboard.address", address, "dashboard.token", "a-long-enough-token"))
                            .isGuarded())
                    .isTrue();
            assertThat(read(Map.of("dashboard.address", address, "dashboard.user-header", "X-User"))
                            .isGuarded())
                    .isTrue();
        }
    }

    @Test
    void loopbackHasManyNames() {
        for (var address : new String[] {"127.0.0.1", "127.0.0.2", "::1", "[::1]", "localhost"}) {
            assertThat(read(Map.of("dashboard.address", address)).isLoopback())
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void aShortTokenIsNoSecretAndIsNotRepeated() {
        assertThatThrownBy(() -> read(Map.of("dashboard.token", "hunter2")))
                .hasMessageContaining("dashboard.token is too short")
                .hasMessageNotContaining("hunter2");
    }
}
