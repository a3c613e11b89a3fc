package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a class or an id says of an element, in the words that publishers and their systems use ({@code
 * furniture-names.txt}). For one page, by one thread.
 */
final class FurnitureNames {
    /** What a name can say. */
    enum Meaning {
        /** Nothing that is known. */
        NOTHING,
        /** Furniture, where there are links in it: a teaser without a link may be the article's own lead. */
        IF_IT_LINKS,
        /** Furniture: no part of an article. */
        FURNITURE,
        /** What readers wrote below the article, which can be longer than the article. */
        COMMENTS
    }

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A state of a wrapper ({@code has-sidebar}), a subject ({@code tag-newsletter}), a rule of layout ({@code md:hidden}). */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(?:has|is|no|not|with|without|js|tag|category|cat|col|grid|flex|overflow|wp-image|align)-.*|.*-(?:and|with|has|no)-.*|.*:.*");

    private static final Pattern HIDDEN = Pattern.compile(
            "hidden|hide|d-none|is-hidden|u-hidden|(?:u-)?visually-?hidden|sr-only|screen-?reader(?:-only|-text)?|a11y-hidden|print-?only|print-?version|visible-print(?:-block)?");
    private static final Pattern SHOWN_AGAIN = Pattern.compile(
            "(?:^|\\s)(?:\\w+:(?:block|flex|grid|inline\\S*)|d-\\w\\w-(?:block|flex|grid|inline\\S*))(?:$|\\s)");

    /** So many words may make one name. */
    private static final int MOST_WORDS = 4;

    private static final Map<String, Meaning> NAMES = names();

    private final Map<String, Meaning> known = new HashMap<>();

    private static Map<String, Meaning> names() {
        var sections = Sections.read("furniture-names.txt");
        var names = new HashMap<String, Meaning>();
        for (var meaning : List.of(Meaning.IF_IT_LINKS, Meaning.FURNITURE, Meaning.COMMENTS)) {
            for (var line : sections.of(meaning.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                for (var name : SPACE.split(line.strip())) {
                    names.put(name.replace("-", ""), meaning);
                }
            }
        }
        return names;
    }

    /** The strongest meaning of an element's id and classes. */
    Meaning meaning(Element element) {
        var classes = element.className();
        var id = element.id();
        var of = classes.isEmpty() ? Meaning.NOTHING : known.computeIfAbsent(classes, FurnitureNames::read);
        if (id.isEmpty()) {
            return of;
        }
        var ofId = known.computeIfAbsent(id, FurnitureNames::read);
        return of.compareTo(ofId) >= 0 ? of : ofId;
    }

    private static Meaning read(String names) {
        var strongest = Meaning.NOTHING;
        for (var name : SPACE.split(names.strip())) {
            var words = words(name);
            if (!SAYS_NOTHING.matcher(String.join("-", words)).matches()) {
                var of = meaning(words);
                strongest = of.compareTo(strongest) > 0 ? of : strongest;
            }
        }
        return strongest;
    }

    private static Meaning meaning(List<String> words) {
        var strongest = Meaning.NOTHING;
        for (int from = 0; from < words.size(); from++) {
            var joined = "";
            for (int to = from; to < Math.min(from + MOST_WORDS, words.size()); to++) {
                joined += words.get(to);
                var of = NAMES.getOrDefault(joined, Meaning.NOTHING);
                strongest = of.compareTo(strongest) > 0 ? of : strongest;
            }
        }
        return strongest;
    }

    /** The words of a name, lower-case: at hyphens, underscores and capitals. */
    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isHump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if ((c == '-' || c == '_' || isHump) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (c != '-' && c != '_') {
                word.append(Character.toLowerCase(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Whether its classes hide an element on every screen. */
    static boolean isHidden(Element element) {
        var classes = element.className();
        if (classes.isEmpty() || SHOWN_AGAIN.matcher(classes).find()) {
            return false;
        }
        for (var name : SPACE.split(classes.strip())) {
            if (HIDDEN.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
