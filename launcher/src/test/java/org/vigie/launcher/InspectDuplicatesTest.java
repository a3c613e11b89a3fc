package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Json;
import org.vigie.contract.UserError;

class InspectDuplicatesTest {
    private static final String REPORT =
            "The laboratory publishes the weights of its language model under a free licence and"
                    + " promises the complete recipe of its training before the end of the month, its director told the press.";

    private final List<Object> lines = new ArrayList<>();
    private final InspectDuplicates inspect = new InspectDuplicates(lines::add);

    private static String item(String id, String published, String text) {
        return "{\"id\":\"%s\",\"language\":\"en\",\"published\":\"%s\",\"title\":\"Weights\",\"text\":\"%s\"}%n"
                .formatted(id, published, text);
    }

    private void read(String input) throws IOException {
        inspect.read(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anItemIsALineThatNamesWhatItCopiesAndItsStory() throws IOException {
        read(item("a", "2026-03-01T12:00:00Z", REPORT)
                + "\n"
                + item("b", "2026-03-01T14:00:00+01:00", REPORT)
                + item("c", "2026-03-01T15:00:00", "Something else happened on the other side of the town today.")
                        .replace("Weights", "Bridge"));

        assertThat(lines)
                .extracting(Json.MAPPER::writeValueAsString)
                .containsExactly(
                        "{\"id\":\"a\",\"story\":\"a\"}",
                        "{\"id\":\"b\",\"duplicateOf\":\"a\",\"similarity\":1.0,\"story\":\"a\"}",
                        "{\"id\":\"c\",\"story\":\"c\"}");
    }

    @Test
    void aLineThatIsNoItemIsNamedWithWhatIsExpected() {
        var good = item("a", "2026-03-01T12:00:00Z", REPORT);

        assertThatThrownBy(() -> read(good + "{\"id\":"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("line 2 is no JSON (")
                .hasMessageContaining("{\"id\",\"language\",\"published\",\"title\",\"text\"}");
        assertThatThrownBy(() -> read(good + "7\n")).hasMessageStartingWith("line 2 is no item: ");
        assertThatThrownBy(() -> read("{\"title\":\"x\"}")).hasMessageStartingWith("line 1 has no \"id\": ");
        assertThatThrownBy(() -> read("\n" + item("b", "yesterday", REPORT)))
                .hasMessage("line 2 has \"published\": \"yesterday\", which is no time: write it as ISO 8601, such as"
                        + " 2026-03-01T12:00:00Z");
        assertThat(lines).as("those before were answered").hasSize(2);
    }
}
