package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.contract.Developer;

/**
 * The names of families that a developer lists, as they are looked for: in words, without their maker's name in front and
 * without version or size (Wan2.1 is wan),
 * and the word that several of them, or one of them and the developer, begin with (DeepSeek-V3 and DeepSeek-OCR are of
 * deepseek). What means something else in names, such as a kind of draft head, is no family.
 */
final class FamilyNames {
    private static final Pattern ENDING = Pattern.compile("v?\\d{1,3}(\\.\\d+)*[nov]?|[vrsmk]\\d(\\.\\d+)?|\\d{4}");
    private static final Pattern STUCK_ENDING = Pattern.compile("(\\p{L}{3,})\\d+(\\.\\d+)*");
    private static final Pattern NOTHING = Pattern.compile("v?\\d.*|\\p{L}\\d+\\.\\d+|[vrsmk]\\d|\\p{L}");
    private static final int SHORTEST_HEAD = 4;

    private FamilyNames() {}

    /** With hyphens between the words. */
    static Collection<String> of(Developer developer) {
        var names = new LinkedHashSet<String>();
        var heads = new LinkedHashMap<String, Integer>();
        for (var listed : developer.families()) {
            var words = withoutVersion(listed);
            if (!words.isEmpty() && !meansSomethingElse(words)) {
                names.add(String.join("-", words));
                heads.merge(words.get(0), 1, Integer::sum);
            }
        }
        var maker = SplitName.split(developer.name()).stream()
                .map(Part::word)
                .findFirst()
                .orElse("");
        heads.forEach((head, times) -> {
            boolean leads = head.length() >= SHORTEST_HEAD && (times > 1 || head.equals(maker));
            if (leads && !new Family(head, List.of(head), List.of()).needsFirstPlace()) {
                names.add(head);
            }
        });
        return names;
    }

    private static boolean meansSomethingElse(List<String> words) {
        var parts = words.stream().map(word -> SplitName.part("-", word)).toList();
        var meaning = Words.SHIPPED.at(parts, 0);
        return meaning != null && meaning.words() == words.size() && meaning.kind() != Part.Kind.ROLE;
    }

    private static List<String> withoutVersion(String listed) {
        var words = SplitName.split(listed).stream().map(Part::word).collect(Collectors.toCollection(ArrayList::new));
        if (words.size() > 1 && Words.SHIPPED.kindOf(words.get(0)) == Part.Kind.PREFIX) {
            words.remove(0);
        }
        while (words.size() > 1 && isVersionOrSize(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        if (words.size() > 1) {
            return words;
        }
        var only = words.isEmpty() ? "" : words.get(0);
        var stuck = STUCK_ENDING.matcher(only);
        if (stuck.matches()) {
            return List.of(stuck.group(1));
        }
        return only.isEmpty() || NOTHING.matcher(only).matches() ? List.of() : words;
    }

    private static boolean isVersionOrSize(String word) {
        return ENDING.matcher(word).matches() || Size.isSize(word);
    }
}
