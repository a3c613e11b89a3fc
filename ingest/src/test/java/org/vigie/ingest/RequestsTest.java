package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Settings;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.fetch.Credentials;

class RequestsTest {
    private static final Requests GITHUB = new Requests(
            SourceBuilder.builder(Source.of("fil", Source.Kind.GITHUB, "https://github.com/atelier/fil"))
                    .credentials("mine")
                    .build(),
            Credentials.read(Settings.of(Map.of("ingest.credentials.mine", "bearer secret"))));

    @Test
    void aHubsInterfaceGetsTheCredentialsAtAHostOfItsOwnAndNobodyElseDoes() {
        var api = "https://api.github.com/repos/atelier/fil/releases";
        assertThat(GITHUB.toHub(api + "?page=2", api, null, null).headers())
                .containsEntry("Authorization", "Bearer secret");
        assertThat(GITHUB.toHub("https://elsewhere.example/", api, null, null).headers())
                .doesNotContainKey("Authorization");
        assertThat(GITHUB.toHub("http://api.github.com/", api, null, null).headers())
                .doesNotContainKey("Authorization");
        assertThat(GITHUB.toPage("https://github.com/atelier/fil").headers())
                .containsEntry("Authorization", "Bearer secret");
        assertThat(GITHUB.toPage(api).headers()).doesNotContainKey("Authorization");
    }
}
