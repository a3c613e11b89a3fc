package org.vigie.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.ended;
import static org.vigie.notify.Examples.message;
import static org.vigie.notify.Examples.retitled;
import static org.vigie.notify.Examples.silence;
import static org.vigie.notify.Examples.titled;
import static org.vigie.notify.Examples.withdrawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;

class WordingTest {
    private final Wording french = new Wording(Locale.FRENCH);
    private final Wording english = new Wording(Locale.ENGLISH);

    @Test
    void oneReleaseIsItsOwnHeadline() {
        var message = message(channel("desk"), alert("V4", NOW));

        assertThat(english.of(message).headline()).isEqualTo("New model: DeepSeek: V4");
        assertThat(french.of(message).headline()).isEqualTo("Nouveau modèle : DeepSeek: V4");
        assertThat(french.of(message).lines().getFirst().plain()).isEqualTo("Nouveau modèle : DeepSeek: V4 (Chine)");
    }

    @Test
    void severalAreCounted() {
        var message = message(channel("desk"), alert("V4", NOW), alert("V5", NOW));

        assertThat(english.of(message).headline()).isEqualTo("2 new models");
        assertThat(french.of(message).headline()).isEqualTo("2 nouveaux modèles");
    }

    @Test
    void ofVeryManyOnlyTheFirstAreToldOneByOne() {
        var alerts = new ArrayList<Alert>();
        for (int i = 0; i < 1_021; i++) {
            alerts.add(alert("v" + i, NOW));
        }
        var all = message(channel("desk"), alerts.toArray(Alert[]::new));
        var oneMore = message(channel("desk"), alerts.subList(0, 21).toArray(Alert[]::new));

        assertThat(english.of(all).lines()).hasSize(20);
        assertThat(english.of(all).more()).isEqualTo("and 1,001 more");
        assertThat(english.of(oneMore).more()).isEqualTo("and one more");
        assertThat(french.of(oneMore).more()).isEqualTo("et une autre");
    }

    @Test
    void correctionsSayWhatWasToldBefore() {
        var corrected = new Told(retitled(alert("V4", NOW), "DeepSeek: V5"), alert("V4", NOW), NOW);
        var gone = new Told(withdrawn(alert("V4", NOW)), alert("V4", NOW), NOW);
        var back = new Told(alert("V4", NOW), withdrawn(alert("V4", NOW)), NOW);

        assertThat(english.line(corrected).plain())
                .isEqualTo("Correction: DeepSeek: V5 (told as “DeepSeek: V4” before)");
        assertThat(french.line(corrected).plain())
                .isEqualTo("Correction : DeepSeek: V5 (annoncé d'abord comme « DeepSeek: V4 »)");
        assertThat(english.line(gone).plain()).isEqualTo("Withdrawn: DeepSeek: V4 – not true any more: it is noise");
        assertThat(french.line(gone).plain()).startsWith("Retiré : DeepSeek: V4 – ce n'est plus vrai : ");
        assertThat(english.line(back).plain()).isEqualTo("True after all: DeepSeek: V4");
    }

    @Test
    void whatStillHoldsAndWhatIsOverSaysSo() {
        var silence = silence(NOW);
        var still = new Told(silence, silence, NOW);
        var over = new Told(ended(silence, NOW.plusSeconds(90)), silence, NOW);

        assertThat(english.line(still).plain()).isEqualTo("Quiet source, still: le-fil: nothing since noon");
        assertThat(french.line(still).plain()).startsWith("Source muette, toujours : ");
        assertThat(english.line(over).plain())
                .isEqualTo("Quiet source, over: le-fil: nothing since noon – ended 2026-03-01T12:01:00Z");
        assertThat(french.line(over).plain()).endsWith("noon – fin : 2026-03-01T12:01:00Z");
    }

    @Test
    void aTitleIsOneLineOfWhatItLooksLike() {
        assertThat(Wording.plain("a\r\nBcc: x@example.org\u2028b\u0000c\u202Egpj\u2066\u200Bd\te"))
                .isEqualTo("a Bcc: x@example.org b c gpj d e");
        assertThat(Wording.plain("x".repeat(199) + "😀y")).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void bracesAndApostrophesInATitleAreText() {
        var told = new Told(titled("{0} it's {1,choice,0#a}"), titled("'{0}'"), NOW);

        assertThat(english.line(told).plain())
                .isEqualTo("Correction: {0} it's {1,choice,0#a} (told as “'{0}'” before)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "https://a.example/ b",
                "https://a.example/>x",
                "https://a.example/|x",
                "https://a.example/\"x",
                "https://a.example/\nx",
                "//a.example",
                ""
            })
    void onlyAddressesOfTheWebAreLinks(String url) {
        var alert = AlertBuilder.builder(alert("v4", NOW)).url(url).build();

        assertThat(english.line(new Told(alert, null, NOW)).url()).isNull();
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var keys = List.of(Locale.FRENCH, Locale.ENGLISH).stream()
                .map(language -> ResourceBundle.getBundle("org.vigie.notify.message.words", language)
                        .keySet())
                .distinct()
                .toList();
        assertThat(keys).hasSize(1);
    }
}
