package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.Alert;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.KafkaTopic;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.enrich.Backtest.Heard;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;

/** Rules that are tried on what a run has stored tell what they told in the run. */
class BacktestTest {
    private static final KafkaConfig KAFKA = new KafkaConfig("localhost:1", "vigie.", -1, Map.of());
    private static final List<Rule> RULES = RuleFiles.parse(
            Map.of("item.yaml", """
            id: watch
            version: 1
            name: {en: Watched}
            on: item
            where: {topic: [chinese-models]}
            confirmation: told
            """, "query.yaml", """
            id: said
            version: 1
            name: {en: Said}
            on: item
            per: item
            query: {fr: banques OR hôpitaux}
            """, "volume.yaml", """
            id: rise
            version: 1
            name: {en: Rise}
            on: volume
            where: {topic: [chinese-models]}
            minimum: 4
            """, "silence.yaml", """
            id: quiet
            version: 1
            name: {en: Quiet}
            on: silence
            minimum_hours: 1
            """, "release.yaml", """
            id: release
            version: 1
            name: {en: Release}
            on: release
            """));

    private static final String[] WORDS =
            ("banques écoles hôpitaux presse ports juges armée villes forêts rivières musées"
                            + " gares routes ponts champs usines bureaux jardins marchés théâtres avocats paysans pêcheurs")
                    .split(" ");

    @TempDir
    private Path state;

    private record Said(String id, String title, boolean isWithdrawn) {
        static Said of(Alert alert) {
            return new Said(alert.id(), alert.title(), alert.withdrawn() != null);
        }
    }

    @Test
    void whatIsStoredOfARunGivesTheAlertsOfTheRun() {
        var random = new Random(7);
        try (var flow = new Flow(state, RULES);
                var backtest = new Backtest(KAFKA, RULES)) {
            for (int hour = 0; hour < 24 * 24; hour += 3) {
                flow.tell(item(hour, "le-fil", random));
                if (hour < 24 * 21) {
                    flow.tell(item(hour + 1, "la-toile", random));
                }
            }
            for (int more = 1; more <= 9; more++) {
                flow.tell(item(24 * 22 + 1, "le-cri-" + more, random));
            }
            for (int more = 1; more <= 9; more++) { // and they were about something else
                flow.tell(ItemBuilder.builder(item(24 * 22 + 1, "le-cri-" + more, random))
                        .revision(2)
                        .title("La recette du bouillon numéro " + more + " de ma grand-mère, sans sel")
                        .build());
            }
            flow.tell(later("Qwen/Qwen3.5-4B", false))
                    .tell(Told.model("deepseek-ai/DeepSeek-V9"))
                    .tell(later("Qwen/Qwen3.5-27B", true));
            var told = flow.alerts();

            assertThat(told).extracting(Alert::rule).contains("watch", "said", "rise", "quiet", "release");
            assertThat(told)
                    .filteredOn(alert -> alert.withdrawn() != null)
                    .extracting(Alert::rule)
                    .contains("rise", "release");
            assertThat(last(heard(backtest, flow))).isEqualTo(last(told));
            assertThat(backtest.refused()).isZero();
        }
    }

    @Test
    void anAlertIsHeardOfWhenItsRecordCameAndTheFirstOfAReleaseWhenItWasSeen() {
        try (var flow = new Flow(state, RULES);
                var backtest = new Backtest(KAFKA, RULES)) {
            flow.tell(Told.model("Qwen/Qwen3.5-4B")).tell(item(30, "le-fil", new Random(7)));
            var moved = ModelSnapshotBuilder.builder(Told.model("Qwen/Qwen3.5-27B"))
                    .observedAt(Told.MARCH.plus(Duration.ofDays(9)))
                    .build();
            flow.tell(moved);
            var times = new TreeMap<String, List<Instant>>();
            for (var heard : records(backtest, flow)) {
                times.computeIfAbsent(heard.alert().rule(), rule -> new ArrayList<>())
                        .add(heard.time());
            }

            assertThat(times.get("release")).startsWith(Told.MARCH);
            assertThat(times.get("watch")).containsExactly(hour(30));
        }
    }

    @Test
    void whatCannotBeReadIsCountedAndCostsItself() throws Exception {
        try (var flow = new Flow(state.resolve("flow"), RULES)) {
            var folder = Files.createDirectories(state.resolve("backtest"));
            var backtest = new Backtest(KAFKA, RULES, folder);
            var topic = KAFKA.topics().enriched().name();
            assertThat(backtest.feed(topic, bytes("a"), bytes("no JSON"), Told.MARCH))
                    .isEmpty();
            flow.tell(item(1, "le-fil", new Random(7)));
            assertThat(records(backtest, flow)).isNotEmpty();

            assertThat(backtest.refused()).isEqualTo(1);
            assertThat(backtest.fed()).isEqualTo(2);
            assertThat(backtest.first()).isEqualTo(backtest.last()).isEqualTo(hour(1));
            assertThat(folder).isDirectoryContaining(Files::isDirectory);
            backtest.close();
            assertThat(folder).doesNotExist();
        }
    }

    private static List<Alert> heard(Backtest backtest, Flow flow) {
        return records(backtest, flow).stream().map(Heard::alert).toList();
    }

    private static List<Heard> records(Backtest backtest, Flow flow) {
        var heard = new ArrayList<Heard>();
        var items = KAFKA.topics().enriched();
        for (var enriched : flow.enriched()) {
            heard.addAll(backtest.feed(items.name(), bytes(enriched.item().id()), bytes(items, enriched), Told.MARCH));
        }
        var releases = KAFKA.topics().releases();
        for (var record : flow.releaseRecords()) {
            var value = record.value == null ? null : bytes(releases, record.value);
            heard.addAll(backtest.feed(releases.name(), bytes(record.key), value, Told.MARCH));
        }
        return heard;
    }

    private static <V> byte[] bytes(KafkaTopic<String, V> topic, V value) {
        return topic.value().serializer().serialize(topic.name(), value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Said> last(List<Alert> alerts) {
        return alerts.stream().collect(Collectors.toMap(Alert::id, Said::of, (before, after) -> after, TreeMap::new));
    }

    private static ModelSnapshot later(String repository, boolean history) {
        return ModelSnapshotBuilder.builder(Told.model(repository))
                .firstSeenAt(Told.MARCH.plusSeconds(60))
                .history(history)
                .build();
    }

    /** Of texts that are no copies of each other, one in six about a Chinese model. */
    private static Item item(int hour, String source, Random random) {
        var title = new StringBuilder(hour % 6 == 0 || source.startsWith("le-cri") ? "DeepSeek" : "Bulletin " + hour);
        for (int word = 0; word < 9; word++) {
            title.append(" et les ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return ItemBuilder.builder(Told.item(source + hour)
                        .from(source)
                        .revision(1, title.toString())
                        .firstSeen(hour(hour).toString())
                        .record())
                .publishedAt(hour(hour))
                .build();
    }

    private static Instant hour(int hour) {
        return Told.MARCH.plus(Duration.ofHours(hour));
    }
}
