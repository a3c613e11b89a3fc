package org.vigie.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Changes;
import org.vigie.contract.Source;
import org.vigie.contract.SourceBuilder;
import org.vigie.ingest.sources.SourceList.Form;

class SourceListTest {
    private static final Source POLLED = SourceBuilder.builder(
                    Source.of("le-fil", Source.Kind.FEED, "https://fil.example/rss"))
            .groups(List.of("presse"))
            .credentials("le-fil")
            .build();

    private static Source with(String id, String url, String group) {
        return SourceBuilder.builder(Source.of(id, Source.Kind.FEED, url))
                .groups(List.of(group))
                .build();
    }

    private static Map<String, Source> added(Form form, Source source) {
        var all = new SourceList(form, List.of(source), List.of(), Map.of()).addedTo(Map.of("le-fil", POLLED));
        var byId = new TreeMap<String, Source>();
        all.sources().forEach(each -> byId.put(each.id(), each));
        return byId;
    }

    @Test
    void theContentTellsTheForm() {
        assertThat(SourceList.parse("\uFEFF\n<opml><outline xmlUrl='https://a.example/'/></opml>", "x")
                        .form())
                .isEqualTo(Form.OPML);
        assertThat(SourceList.parse("- {id: a, url: 'https://a.example/'}", "x").form())
                .isEqualTo(Form.YAML);
    }

    @Test
    void anAddressThatIsPolledStaysAsItIsAndGetsTheGroups() {
        var expected =
                SourceBuilder.builder(POLLED).groups(List.of("presse", "neuf")).build();
        assertThat(added(Form.OPML, with("fil", "https://fil.example/rss#a", "neuf")))
                .containsExactly(Map.entry("le-fil", expected));
        assertThat(added(Form.YAML, with("fil", "https://fil.example/rss", "neuf")))
                .containsExactly(Map.entry("le-fil", expected));
    }

    @Test
    void anIdThatIsPolledIsChangedByYamlAndNumberedForOpml() {
        var other = with("le-fil", "https://other.example/", "neuf");
        assertThat(added(Form.YAML, other)).containsExactly(Map.entry("le-fil", other));
        assertThat(added(Form.OPML, other))
                .containsOnlyKeys("le-fil", "le-fil-2")
                .containsEntry("le-fil", POLLED);
    }

    @Test
    void whatIsPolledKeepsItsIdAndSettingsThroughANewsreader() {
        var renamed = with("le-fil-du-jour", "https://fil.example/rss", "neuf");
        var other = with("le-fil", "https://other.example/", "neuf");
        var list = new SourceList(Form.OPML, List.of(other, renamed), List.of(), Map.of());
        assertThat(list.insteadOf(Map.of("le-fil", POLLED, "gone", with("gone", "https://gone.example/", "g")))
                        .sources())
                .containsExactlyInAnyOrder(
                        SourceBuilder.builder(POLLED).groups(List.of("neuf")).build(),
                        SourceBuilder.builder(other).id("le-fil-2").build());
    }

    @Test
    void aPrivateAddressThatIsPolledAlreadyStays() {
        var local = Source.of("here", Source.Kind.FEED, "http://127.0.0.1/rss");
        var list = OpmlFile.parse(OpmlFile.write(List.of(local, POLLED)), "x");
        assertThat(list.remarks()).hasSize(1);
        assertThat(list.insteadOf(Map.of("here", local)).sources())
                .extracting(Source::id)
                .containsExactlyInAnyOrder("le-fil", "here");
        assertThat(list.insteadOf(Map.of("here", local)).remarks()).isEmpty();
        assertThat(list.insteadOf(Map.of()).sources()).extracting(Source::id).containsExactly("le-fil");
    }

    @Test
    void changesNameTheFields() {
        var slower =
                SourceBuilder.builder(POLLED).credentials(null).fullText(true).build();
        var changes = Changes.between(
                Map.of("le-fil", POLLED, "old", with("old", "https://old.example/", "g")),
                List.of(slower, with("new", "https://new.example/", "g")),
                Source::id);
        assertThat(changes.added()).extracting(Source::id).containsExactly("new");
        assertThat(changes.removed()).extracting(Source::id).containsExactly("old");
        assertThat(changes.changed()).hasSize(1);
        var changed = changes.changed().getFirst();
        assertThat(SourceForm.differences(changed.before(), changed.after()))
                .isEqualTo(Map.of("full-text", "true", "credentials", ""));
        assertThat(Changes.between(Map.of("le-fil", POLLED), List.of(POLLED), Source::id)
                        .isEmpty())
                .isTrue();
    }
}
