package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The letters by which languages of one script are told apart. A language that lacks fewer of a text's letters than
 * another is the likelier one, whatever the n-grams say: one Ukrainian name does not turn a Russian text, since
 * Ukrainian lacks many more of its letters.
 */
final class Alphabet {
    /** A text with more letters than this that its best language lacks is in a language we do not know. */
    private static final double TOLERATED = 0.03;

    private static final String RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё";
    private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقلمنهوءآأإؤئةىيكـ";

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ru", RUSSIAN),
            Map.entry("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
            Map.entry("bg", "абвгдежзийклмнопрстуфхцчшщъьюяѝ"),
            Map.entry("be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
            Map.entry("mk", "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ"),
            Map.entry("sr", "абвгдђежзијклљмнњопрстћуфхцчџш"),
            Map.entry("kk", RUSSIAN + "әғқңөұүһі"),
            Map.entry("mn", RUSSIAN + "өү"),
            Map.entry("ar", ARABIC),
            Map.entry("fa", "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأؤئۀـ"),
            Map.entry("ur", "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےءآأؤئۂۓـ"));

    private Alphabet() {}

    /** Those of the languages that lack the fewest letters of the text; empty where all lack too many. */
    static List<String> fitting(Script script, String text) {
        var languages = script.languages();
        if (languages.isEmpty() || !LETTERS.containsKey(languages.getFirst())) {
            return languages;
        }
        var known = languages.stream().map(LETTERS::get).toList();
        var block = Character.UnicodeScript.forName(script.name());
        var letters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> Character.isLetter(letter) && Character.UnicodeScript.of(letter) == block)
                .toArray();
        long fewest = Long.MAX_VALUE;
        var fitting = new ArrayList<String>();
        for (int i = 0; i < languages.size(); i++) {
            long lacking = lacking(letters, known.get(i));
            if (lacking < fewest) {
                fewest = lacking;
                fitting.clear();
            }
            if (lacking == fewest) {
                fitting.add(languages.get(i));
            }
        }
        return fewest > TOLERATED * letters.length ? List.of() : fitting;
    }

    private static long lacking(int[] letters, String alphabet) {
        long lacking = 0;
        for (int letter : letters) {
            if (alphabet.indexOf(letter) < 0) {
                lacking++;
            }
        }
        return lacking;
    }
}
