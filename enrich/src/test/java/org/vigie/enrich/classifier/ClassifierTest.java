package org.vigie.enrich.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.contract.UserError;
import org.vigie.enrich.language.Languages;

class ClassifierTest {
    private static final Languages LANGUAGES = new Languages();
    private static final Classifier FRENCH = Classifier.learn(SomeNews.french(), LANGUAGES);

    @TempDir
    private Path folder;

    @Test
    void anItemGetsTheLabelOfThoseThatItResembles() {
        assertThat(FRENCH.predict("Le championnat reprend samedi", "Les joueurs du club sont prêts.")
                        .label())
                .isEqualTo("sport");
        assertThat(FRENCH.predict("Les hôpitaux et les médecins face au virus", "")
                        .label())
                .isEqualTo("santé");
        assertThat(FRENCH.predict("", "Les taux de la banque inquiètent les entreprises.")
                        .label())
                .isEqualTo("économie");
    }

    @Test
    void inEnglishToo() {
        var english = Classifier.learn(SomeNews.english(), LANGUAGES);
        assertThat(english.languages()).containsExactly("en");
        assertThat(english.predict("Doctors welcome a vaccine", "").label()).isEqualTo("health");
        assertThat(english.predict("The teams of the league", "A race to the cup")
                        .label())
                .isEqualTo("sport");
    }

    @Test
    void oneModelMayKnowSeveralLanguages() {
        var both = Classifier.learn(
                Stream.concat(SomeNews.french().stream(), SomeNews.english().stream())
                        .toList(),
                LANGUAGES);
        assertThat(both.languages()).containsExactly("fr", "en");
        assertThat(both.labels()).containsExactly("health", "santé", "sport", "économie");
        assertThat(both.predict("Nurses and doctors of the hospital", "They ask for more patients' rights.")
                        .label())
                .isEqualTo("health");
    }

    @Test
    void theEvidenceStandsInTheItem() {
        var title = "Les joueurs du club-phare gagnent l’étape";
        var text = "Le football, dit « l'entraîneur », c'est aussi 3 défaites | un but\u00a0marqué.";
        var said = FRENCH.predict(title, text);
        assertThat(said.label()).isEqualTo("sport");
        assertThat(said.phrases()).isNotEmpty().allSatisfy(phrase -> {
            assertThat(title + "\n" + text).contains(phrase);
            assertThat(phrase).doesNotContain("|", "\t", "\n");
        });
    }

    @Test
    void theEvidenceIsWhatSpokeForTheLabelAndNotForAnother() {
        var said = FRENCH.predict("Les entreprises versent des primes aux joueurs du championnat de football", "");
        assertThat(said.label()).isEqualTo("sport");
        assertThat(String.join(" ", said.phrases())).contains("championnat").doesNotContain("entreprises");
    }

    @Test
    void strongWordsSideBySideAreOnePhrase() {
        assertThat(FRENCH.predict("", "Hier soir, la banque centrale n'a rien dit.")
                        .phrases())
                .contains("banque centrale");
    }

    @Test
    void whatIsMadeOfUnknownWordsGetsALabelWithoutCertaintyOrEvidence() {
        for (var unknown : List.of("", "☃", "漢字仮名")) {
            var said = FRENCH.predict(unknown, "");
            assertThat(FRENCH.labels()).contains(said.label());
            assertThat(said.confidence()).isBetween(0.3, 0.6);
            assertThat(said.phrases()).isEmpty();
        }
    }

    @Test
    void theConfidenceIsAProbabilityAndGrowsWithTheEvidence() {
        double little = FRENCH.predict("Une finale", "").confidence();
        double much = FRENCH.predict("Une finale du championnat de football", "Les joueurs du club ont gagné.")
                .confidence();
        assertThat(little).isBetween(0.0, much);
        assertThat(much).isLessThanOrEqualTo(1);
    }

    @Test
    void theSameExamplesGiveTheSameModel() throws Exception {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        FRENCH.save(one);
        Classifier.learn(SomeNews.french(), LANGUAGES).save(other);
        assertThat(one).hasSameBinaryContentAs(other);
        assertThat(Classifier.learn(SomeNews.english(), LANGUAGES).version()).isNotEqualTo(FRENCH.version());
    }

    @Test
    void aModelThatWasSavedAnswersAsBefore() {
        var file = folder.resolve("model");
        FRENCH.save(file);
        var loaded = Classifier.load(file, LANGUAGES);
        assertThat(loaded.version()).isEqualTo(FRENCH.version()).hasSize(12);
        assertThat(SomeNews.french())
                .allSatisfy(item -> assertThat(loaded.predict(item.title(), item.text()))
                        .isEqualTo(FRENCH.predict(item.title(), item.text())));
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws Exception {
        var none = Files.writeString(folder.resolve("none"), "sport\tun titre\t");
        var old = Files.writeString(folder.resolve("old"), "vigie classifier 0\nand so on");
        var empty = Files.writeString(folder.resolve("empty"), "");
        var damaged = folder.resolve("damaged");
        FRENCH.save(damaged);
        var bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2]++;
        Files.write(damaged, bytes);
        var cut = Files.write(folder.resolve("cut"), "vigie classifier 1\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(whyNotLoaded(none)).startsWith(none + " is no model; write one with: vigie classifier train");
        assertThat(whyNotLoaded(empty)).startsWith(empty + " is no model");
        assertThat(whyNotLoaded(old)).startsWith("the model " + old + " was written by another version of Vigie");
        assertThat(whyNotLoaded(damaged)).startsWith("the model " + damaged + " is damaged");
        assertThat(whyNotLoaded(cut)).startsWith("the model " + cut + " is damaged");
        assertThat(whyNotLoaded(folder.resolve("absent"))).startsWith("cannot read the model " + folder);
    }

    private static String whyNotLoaded(Path file) {
        try {
            Classifier.load(file, LANGUAGES);
            return "it was loaded";
        } catch (UserError e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void oneLabelIsNothingToLearn() throws Exception {
        var one = Files.writeString(folder.resolve("one.tsv"), "sport\tun titre\t\nsport\tun autre\t\n");
        var none = Files.writeString(folder.resolve("none.tsv"), "");
        var unlabelled = Files.writeString(folder.resolve("unlabelled.tsv"), "sport\tun titre\t\n \tun autre\t\n");
        assertThatThrownBy(() -> Classifier.learn(one, LANGUAGES))
                .isInstanceOf(UserError.class)
                .hasMessage(one + ": there is nothing to tell apart: all rows have the label \"sport\"; give examples"
                        + " of at least two");
        assertThatThrownBy(() -> Classifier.learn(none, LANGUAGES))
                .isInstanceOf(UserError.class)
                .hasMessage(none + ": there is nothing to learn from: give rows of label<TAB>title<TAB>text");
        assertThatThrownBy(() -> Classifier.learn(unlabelled, LANGUAGES))
                .isInstanceOf(UserError.class)
                .hasMessage(unlabelled + ", line 2: there is no label to learn; label the row or take it out");
    }

    @Test
    void twoExamplesAreEnoughToBegin() {
        var two = List.of(new LabelledText("a", "un chat", ""), new LabelledText("b", "un chien", ""));
        assertThat(Classifier.learn(two, LANGUAGES).predict("chat", "").label()).isNotEmpty();
    }
}
