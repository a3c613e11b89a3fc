package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/** Finds the names of families among the words of a name: the longest first, the owner's own before others'. Immutable. */
final class FamilyIndex {
    /** What may stick to a family's name: Qwen2.5, GLM4.5v, gemma3n, Wan2. */
    static final Pattern VERSION = Pattern.compile("v?\\d{1,3}(\\.\\d+)*[nov]?");

    private static final int LONGEST_IN_A_ROW = 4;
    private static final int SHORTEST_IN_A_WORD = 4;

    private final Map<String, List<Family>> byFirstWord = new HashMap<>();
    /** By the developer's id, those that may stand inside of a longer word. */
    private final Map<String, List<Family>> insideWords = new HashMap<>();

    /**
     * A family found.
     *
     * @param word its name, or for one inside a longer word that word
     * @param words how many words of the name it takes
     * @param length of what belongs to the family in the last of them; what is behind is a version or a size
     */
    record Found(Family family, String word, int words, int length) {}

    FamilyIndex(Collection<Developer> developers) {
        var byName = new TreeMap<String, List<Developer>>();
        developers.stream()
                .filter(developer -> developer.kind().makesModels())
                .sorted(Comparator.comparing(Developer::id))
                .forEach(developer -> FamilyNames.of(developer)
                        .forEach(name -> byName.computeIfAbsent(name, unseen -> new ArrayList<>())
                                .add(developer)));
        byName.forEach((name, makers) -> {
            var words = List.of(name.split("-"));
            var family = new Family(name, words, List.copyOf(makers));
            byFirstWord
                    .computeIfAbsent(words.get(0), unseen -> new ArrayList<>())
                    .add(family);
            if (words.size() == 1 && name.length() >= SHORTEST_IN_A_WORD) {
                makers.forEach(maker -> insideWords
                        .computeIfAbsent(maker.id(), unseen -> new ArrayList<>())
                        .add(family));
            }
            if (words.size() > 1) {
                byFirstWord
                        .computeIfAbsent(String.join("", words), unseen -> new ArrayList<>())
                        .add(family);
            }
        });
        byFirstWord
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt(
                                (Family family) -> family.words().size())
                        .thenComparingInt(family -> family.name().length())
                        .reversed()
                        .thenComparing(Family::name)));
    }

    /** The family that stands at a place among the words; null where none does. */
    @Nullable
    Found at(List<Part> parts, int place, @Nullable Developer owner) {
        Found others = null;
        for (var family : candidates(parts.get(place).word())) {
            var found = found(family, parts, place);
            if (found != null && owner != null && family.isOf(owner)) {
                return found;
            }
            others = others == null ? found : others;
        }
        return others == null ? compound(parts.get(place), owner) : others;
    }

    /** The family of the same developer that a family's name begins with, as qwen in qwen-image and in codeqwen; else the family. */
    Family shortest(Family family) {
        var head = family.words().get(0);
        return byFirstWord.getOrDefault(head, List.of()).stream()
                .filter(shorter -> shorter.name().equals(head))
                .filter(shorter -> !shorter.needsFirstPlace()
                        && shorter.developers().stream().anyMatch(family::isOf))
                .findFirst()
                .or(() -> family.developers().stream()
                        .flatMap(this::ownOneWordFamilies)
                        .filter(inside -> !inside.name().equals(head)
                                && (head.startsWith(inside.name()) || head.endsWith(inside.name())))
                        .findFirst())
                .orElse(family);
    }

    private List<Family> candidates(String word) {
        var whole = byFirstWord.getOrDefault(word, List.of());
        int digit = firstDigit(word);
        var bare =
                digit <= 0 ? word : word.substring(0, word.charAt(digit - 1) == 'v' && digit > 2 ? digit - 1 : digit);
        var rest = bare.equals(word) ? List.<Family>of() : byFirstWord.getOrDefault(bare, List.of());
        if (rest.isEmpty()) {
            return whole;
        }
        var both = new ArrayList<>(whole);
        both.addAll(rest);
        return both;
    }

    private static int firstDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Found found(Family family, List<Part> parts, int place) {
        var words = family.words();
        var joined = String.join("", words);
        int length = lengthIn(parts.get(place).word(), joined);
        if (length > 0) {
            return new Found(family, family.name(), 1, length);
        }
        if (words.size() < 2 || words.size() > LONGEST_IN_A_ROW || place + words.size() > parts.size()) {
            return null;
        }
        for (int i = 0; i < words.size() - 1; i++) {
            if (!parts.get(place + i).word().equals(words.get(i))) {
                return null;
            }
        }
        int last = words.size() - 1;
        length = lengthIn(parts.get(place + last).word(), words.get(last));
        return length == 0 ? null : new Found(family, family.name(), words.size(), length);
    }

    /** The length of a family's word where a word is it, perhaps with a version stuck to it; 0 where it is not. */
    private static int lengthIn(String word, String familysWord) {
        if (!word.startsWith(familysWord)) {
            return 0;
        }
        var rest = word.substring(familysWord.length());
        return rest.isEmpty() || VERSION.matcher(rest).matches() ? familysWord.length() : 0;
    }

    /** CodeQwen1.5 and supergemma4 name a family, too. */
    private @Nullable Found compound(Part part, @Nullable Developer owner) {
        int digit = firstDigit(part.word());
        var letters = digit < 0 ? part.word() : part.word().substring(0, digit);
        for (var name : Family.compounds()) {
            boolean names = letters.length() > name.length() && (letters.endsWith(name) || letters.startsWith(name));
            var family = names
                    ? byFirstWord.getOrDefault(name, List.of()).stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElse(null)
                    : null;
            if (family != null) {
                boolean own = owner != null && family.isOf(owner);
                var named = own ? new Family(letters, List.of(letters), family.developers()) : family;
                return new Found(named, letters, 1, letters.length());
            }
        }
        return owner == null ? null : ownCompound(letters, owner);
    }

    /** An owner's family at the beginning of a longer word, as in HunyuanImage. */
    private @Nullable Found ownCompound(String letters, Developer owner) {
        return ownOneWordFamilies(owner)
                .filter(family -> letters.length() > family.name().length() && letters.startsWith(family.name()))
                .findFirst()
                .map(family -> new Found(
                        new Family(letters, List.of(letters), family.developers()), letters, 1, letters.length()))
                .orElse(null);
    }

    private Stream<Family> ownOneWordFamilies(Developer owner) {
        return insideWords.getOrDefault(owner.id(), List.of()).stream();
    }
}
