package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlListTest {
    @Test
    void fieldsAreTextsAndKnowTheirLines() {
        var things = YamlList.read("""
                things:
                  - id: a
                    country: NO
                    handles:
                      hub: [one, two]
                      other: 3
                  - bare
                """, "a list", "things");

        assertThat(things.getFirst().texts())
                .isEqualTo(Map.of(
                        "id", "a", "country", "NO", "handles", Map.of("hub", List.of("one", "two"), "other", "3")));
        assertThat(things.getFirst().lines()).containsEntry("handles", 4);
        assertThat(things.getLast().bare()).isEqualTo("bare");
        assertThat(things.getLast().line()).isEqualTo(7);
    }

    @Test
    void aFieldThatIsSaidAgainIsToldApart() {
        var thing = YamlList.read("- id: a\n  id: b\n", "a list", "things").getFirst();

        assertThat(thing.texts()).isEqualTo(Map.of("id", "a"));
        assertThat(thing.repeated()).containsExactly(Map.entry("id", 2));
    }

    @Test
    void whatIsNoListIsNamedWithItsPlace() {
        assertThatThrownBy(() -> YamlList.read("things: {}", "a list", "things"))
                .hasMessage("a list has no list \"things:\"");
        assertThatThrownBy(() -> YamlList.read("things:\n  - {id: a", "a list", "things"))
                .hasMessageStartingWith("a list is not YAML")
                .hasMessageContaining("line 2");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("id", "a");
        thing.put("name", "NO: \"quoted\", [all]");
        thing.put("handles", Map.of("hub", List.of("one", "2"), "other", "three"));
        thing.put("aliases", List.of("百度", "π0"));

        var text = YamlList.write("things", List.of(thing, thing));

        assertThat(text).contains("handles: {hub: [one, '2'], other: three}\n", "aliases: [百度, π0]\n\n  - id: a");
        assertThat(YamlList.read(text, "a list", "things"))
                .extracting(YamlList.Entry::texts)
                .containsExactly(thing, thing);
    }
}
