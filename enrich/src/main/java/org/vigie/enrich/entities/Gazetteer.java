package org.vigie.enrich.entities;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vigie.contract.Entity;

/**
 * Names, all looked for in one pass over a text (Aho and Corasick, Efficient String Matching, 1975, on a double-array trie).
 * Cost: linear in the text, whatever the number of names. Immutable.
 */
final class Gazetteer {
    private final AhoCorasickDoubleArrayTrie<List<Name>> automaton = new AhoCorasickDoubleArrayTrie<>();

    /**
     * A name in a text.
     *
     * @param start offset in the original text
     * @param end offset behind it
     */
    record Hit(Name name, int start, int end) {}

    Gazetteer(Collection<Name> names) {
        var byText = new TreeMap<String, List<Name>>();
        for (var name : names) {
            byText.computeIfAbsent(Folded.of(name.written()).text(), unseen -> new ArrayList<>())
                    .add(name);
        }
        byText.remove("");
        automaton.build(byText);
    }

    /**
     * The names in a text, in their order. Where several overlap, the longest counts, of two at one place the one that was
     * given first.
     *
     * @param counts which names count in this text
     */
    List<Hit> find(String text, Predicate<Name> counts) {
        var folded = Folded.of(text);
        var found = new ArrayList<Hit>();
        automaton.parseText(folded.text(), (int start, int end, List<Name> names) -> {
            if (!isWord(folded.text(), start, end, names)) {
                return;
            }
            int from = folded.start(start);
            int to = folded.end(end);
            var words = text.substring(from, to);
            names.stream()
                    .filter(name -> counts.test(name) && name.hasCapitalsOf(words))
                    .findFirst()
                    .ifPresent(name -> found.add(new Hit(name, from, to)));
        });
        return withoutOverlaps(found);
    }

    private static List<Hit> withoutOverlaps(List<Hit> found) {
        found.sort(Comparator.<Hit>comparingInt(hit -> hit.start() - hit.end()).thenComparingInt(Hit::start));
        var kept = new TreeMap<Integer, Hit>();
        for (var hit : found) {
            var before = kept.lowerEntry(hit.end());
            if (before == null || before.getValue().end() <= hit.start()) {
                kept.put(hit.start(), hit);
            }
        }
        return List.copyOf(kept.values());
    }

    /** A name is not part of a longer word; a version may stick to the name of a family (Qwen2.5). */
    private static boolean isWord(String text, int start, int end, List<Name> names) {
        boolean begins = start == 0 || !stick(text.charAt(start - 1), text.charAt(start));
        boolean ends = end == text.length() || !stick(text.charAt(end - 1), text.charAt(end));
        return begins
                && (ends
                        || Character.isDigit(text.charAt(end))
                                && names.stream().anyMatch(name -> name.isOf(Entity.Kind.FAMILY)));
    }

    /** Whether two characters side by side are of one word. Scripts without spaces have no words to speak of. */
    private static boolean stick(char before, char after) {
        return isOfWords(before) && isOfWords(after);
    }

    private static boolean isOfWords(char c) {
        if (!Character.isLetterOrDigit(c)) {
            return c == '_';
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> false;
            default -> true;
        };
    }
}
