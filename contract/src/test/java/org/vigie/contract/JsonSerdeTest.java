package org.vigie.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonSerdeTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aRecordComesBackAsItWas() {
        var source = new Source(
                "le-fil",
                Source.Kind.FEED,
                "https://a.example/",
                "Le Fil",
                "fr",
                null,
                List.of("presse"),
                Duration.ofMinutes(5),
                true,
                true,
                Map.of("Accept", "application/rss+xml"),
                "le-fil",
                List.of("10.0.0.0/8"),
                null);
        var serde = new JsonSerde<>(Source.class);

        var bytes = serde.serializer().serialize("t", source);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"le-fil\",\"kind\":\"FEED\",\"url\":\"https://a.example/\",\"outlet\":\"Le Fil\","
                        + "\"language\":\"fr\",\"groups\":[\"presse\"],\"every\":\"PT5M\",\"conditionalGet\":true,"
                        + "\"fullText\":true,\"headers\":{\"Accept\":\"application/rss+xml\"},"
                        + "\"credentials\":\"le-fil\",\"networks\":[\"10.0.0.0/8\"]}");
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(source);
    }

    @Test
    void aSourceFromBeforeASettingExistedHasItsDefault() {
        var read = new JsonSerde<>(Source.class)
                .deserializer()
                .deserialize(
                        "t",
                        bytes("{\"id\":\"a\",\"kind\":\"FEED\",\"url\":\"https://a.example/\",\"outlet\":\"a\","
                                + "\"conditionalGet\":true}"));
        assertThat(read).isEqualTo(Source.of("a", Source.Kind.FEED, "https://a.example/"));
    }

    @Test
    void theSameValueGivesTheSameBytesWhateverTheOrderInItsMaps() {
        var seen = new PollState.Seen(1, "h", MARCH, MARCH, MARCH);
        var serde = new JsonSerde<>(PollState.class);

        assertThat(serde.serializer().serialize("t", state(Map.of("a", seen, "b", seen, "c", seen))))
                .isEqualTo(serde.serializer().serialize("t", state(Map.of("c", seen, "a", seen, "b", seen))));
    }

    @Test
    void fieldsOfANewerWriterAreIgnored() {
        var count = new JsonSerde<>(Count.class)
                .deserializer()
                .deserialize(
                        "t",
                        bytes("{\"id\":\"i\",\"period\":\"DAY\",\"start\":\"2026-03-01T00:00:00Z\",\"topic\":\"*\","
                                + "\"language\":\"fr\",\"items\":2,\"version\":3,\"outlets\":1}"));
        assertThat(count.items()).isEqualTo(2);
    }

    @Test
    void anythingElseIsRefusedWithThePlace() {
        var serde = new JsonSerde<>(Item.class).deserializer();
        for (var wrong : List.of("", "nothing", "[]", "{\"revision\":\"x\"}", "[".repeat(200))) {
            assertThatThrownBy(() -> serde.deserialize("vigie.items.v1", bytes(wrong)))
                    .as(wrong)
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("not a Item in vigie.items.v1");
        }
    }

    @Test
    void aRecordThatLacksAPartIsRefusedAndThePartIsNamed() {
        var complete = "{\"item\":{\"id\":\"a\",\"revision\":1,\"source\":\"s\",\"outlet\":\"o\",\"entryId\":\"e\",%s"
                + "\"summary\":\"\",\"content\":\"\",\"authors\":[],\"categories\":[],\"publishedAt\":\"2026-03-01T12:00:00Z\","
                + "\"firstSeenAt\":\"2026-03-01T12:00:00Z\",\"fetchedAt\":\"2026-03-01T12:00:00Z\"},\"version\":1,"
                + "\"sources\":[\"s\"],\"formerMonths\":[],\"language\":{\"code\":\"fr\",\"confidence\":1.0},\"topics\":[]}";
        var serde = new JsonSerde<>(EnrichedItem.class).deserializer();

        assertThat(serde.deserialize("t", bytes(complete.formatted("\"title\":\"T\","))))
                .isNotNull();
        assertThatThrownBy(() -> serde.deserialize("t", bytes(complete.formatted(""))))
                .isInstanceOf(SerializationException.class)
                .hasMessage("not a EnrichedItem in t: it has no item.title");
        assertThatThrownBy(() -> serde.deserialize("t", bytes("null"))).isInstanceOf(SerializationException.class);
    }

    @Test
    void aRemovalStaysARemoval() {
        var serde = new JsonSerde<>(Source.class);
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void whereNullMeansNothingItIsRefusedAndSoIsAMissingKey() {
        var items = new KafkaTopics("vigie.").items();
        assertThatThrownBy(() -> items.value().deserializer().deserialize("vigie.items.v1", null))
                .isInstanceOf(SerializationException.class)
                .hasMessage("not a Item in vigie.items.v1: no value");
        assertThatThrownBy(() -> items.key().deserializer().deserialize("vigie.items.v1", null))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aDeadLetterNeverOutgrowsItsTopic() {
        var letter = new DeadLetter(Reason.UNREADABLE_FEED, "read-feed", "", null, null, "x".repeat(1_000_000), MARCH);
        assertThat(letter.payload()).hasSize(DeadLetter.LONGEST_PAYLOAD);
    }

    private static PollState state(Map<String, PollState.Seen> seen) {
        return PollStateBuilder.builder(PollState.never(Source.of("s", Source.Kind.FEED, "u")))
                .seen(seen)
                .lastPollAt(MARCH)
                .lastSuccessAt(MARCH)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
