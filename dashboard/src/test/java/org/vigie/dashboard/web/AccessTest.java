package org.vigie.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.dashboard.web.Access.Verdict.STRANGE_NAME;
import static org.vigie.dashboard.web.Access.Verdict.UNKNOWN;
import static org.vigie.dashboard.web.Access.Verdict.WELCOME;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String TOKEN = "a-long-enough-token";

    private static Access.Verdict judge(Access access, String... header) {
        return access.judge(header.length == 0 ? Map.<String, String>of()::get : Map.of(header[0], header[1])::get);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onLoopbackOnlyOwnNamesAreAnswered() {
        var access = new Access(null, null, true, List.of());
        assertThat(judge(access, "Host", "127.0.0.1:8080")).isEqualTo(WELCOME);
        assertThat(judge(access, "Host", "LOCALHOST")).isEqualTo(WELCOME);
        assertThat(judge(access, "Host", "[::1]:8080")).isEqualTo(WELCOME);
        assertThat(judge(access, "Host", "evil.example")).isEqualTo(STRANGE_NAME);
        assertThat(judge(access, "Host", "127.0.0.1.evil.example:8080")).isEqualTo(STRANGE_NAME);
        assertThat(judge(access)).isEqualTo(STRANGE_NAME);
    }

    @Test
    void theTokenOpensAsBearerOrAsPasswordAndNothingElseDoes() {
        var access = new Access(TOKEN, null, true, List.of());
        assertThat(judge(access, "Authorization", "Bearer " + TOKEN)).isEqualTo(WELCOME);
        assertThat(judge(access, "Authorization", basic("anybody:" + TOKEN))).isEqualTo(WELCOME);
        assertThat(judge(access, "Authorization", "Bearer wrong")).isEqualTo(UNKNOWN);
        assertThat(judge(access, "Authorization", basic(TOKEN + ":"))).isEqualTo(UNKNOWN);
        assertThat(judge(access, "Authorization", "Basic %%%")).isEqualTo(UNKNOWN);
        assertThat(judge(access, "Host", "127.0.0.1")).isEqualTo(UNKNOWN);
    }

    @Test
    void theProxysHeaderOpensAndAnEmptyOneDoesNot() {
        var access = new Access(null, "X-User", false, List.of());
        assertThat(judge(access, "X-User", "somebody")).isEqualTo(WELCOME);
        assertThat(judge(access, "X-User", " ")).isEqualTo(UNKNOWN);
        assertThat(judge(access)).isEqualTo(UNKNOWN);
    }

    @Test
    void whereATokenAndAHeaderAreSetBothMustBeShown() {
        var access = new Access(TOKEN, "X-User", false, List.of());
        assertThat(judge(access, "X-User", "somebody")).isEqualTo(UNKNOWN);
        assertThat(judge(access, "Authorization", "Bearer " + TOKEN)).isEqualTo(UNKNOWN);
        assertThat(access.judge(Map.of("X-User", "somebody", "Authorization", "Bearer " + TOKEN)::get))
                .isEqualTo(WELCOME);
    }

    @Test
    void theProxysHeaderOnLoopbackOpensUnderOwnNamesAndTheOneThatIsSet() {
        var access = new Access(null, "X-User", true, List.of("127.0.0.5", "Vigie.Example", "::5"));
        for (var host :
                List.of("localhost:8080", "127.0.0.5:8080", "vigie.example", "VIGIE.example:443", "[::5]:8080")) {
            assertThat(access.judge(Map.of("X-User", "somebody", "Host", host)::get))
                    .as(host)
                    .isEqualTo(WELCOME);
        }
        assertThat(access.judge(Map.of("X-User", "somebody", "Host", "evil.example")::get))
                .isEqualTo(STRANGE_NAME);
    }
}
