package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Settings;
import org.vigie.contract.UserError;
import org.vigie.ingest.fetch.Credentials.Header;

class CredentialsTest {
    @Test
    void aSecretIsAUserATokenOrAHeader() {
        var credentials = Credentials.read(Settings.load(
                null,
                Map.of("VIGIE_INGEST_CREDENTIALS_LE_JOURNAL_2", "Cookie: a=b"),
                Map.of(
                        "ingest.credentials.le-fil", "basic vigie:pass:wörd",
                        "ingest.credentials.agence", "Bearer abc",
                        "ingest.credentials.revue", "X-Api-Key: k 1")));

        assertThat(credentials.named("le-fil")).contains(new Header("Authorization", "Basic dmlnaWU6cGFzczp3w7ZyZA=="));
        assertThat(credentials.named("agence")).contains(new Header("Authorization", "Bearer abc"));
        assertThat(credentials.named("revue")).contains(new Header("X-Api-Key", "k 1"));
        assertThat(credentials.named("le-journal-2")).contains(new Header("Cookie", "a=b"));
        assertThat(credentials.named("other")).isEmpty();
        assertThat(credentials.toString()).doesNotContain("k 1").doesNotContain("abc");
    }

    @Test
    void anythingElseIsRefusedWithoutBeingShown() {
        var settings = Settings.of(Map.of("ingest.credentials.le-fil", "hunter2"));
        Credentials.read(settings);
        assertThatThrownBy(settings::verify)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ingest.credentials.le-fil=********")
                .hasMessageContaining("basic USER:PASSWORD")
                .message()
                .doesNotContain("hunter2");
    }
}
