package org.vigie.enrich.copies;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Duplicate;
import org.vigie.contract.Language;

/** The copies of all languages; texts of different languages never meet. One thread. */
public final class AllCopies {
    private final Map<String, Copies> byLanguage = new HashMap<>();

    /**
     * Tells a text, in place of what was told under its id. Later texts do not change what was answered.
     *
     * @param language its code; texts of {@code und} are not compared
     * @return null for what is no copy of a text that was told and published before it, and for a few words
     */
    public @Nullable Duplicate tell(String id, String language, String title, String text, Instant published) {
        var known = new Known(id, published, published, Prints.of(title, text));
        var copies = in(language);
        if (copies.isBehind(known)) {
            return null;
        }
        if (!areComparable(language, known.prints())) {
            copies.forget(id);
            return null;
        }
        var duplicate = copies.tell(known).stream()
                .filter(judged -> judged.item().id().equals(id))
                .findFirst()
                .map(Copies.Judged::duplicate)
                .orElse(null);
        copies.expire();
        return duplicate;
    }

    static boolean areComparable(String language, Prints prints) {
        return !language.equals(Language.UNDETERMINED) && prints.areEnough();
    }

    Copies in(String language) {
        return byLanguage.computeIfAbsent(language, code -> new Copies());
    }

    /** Starts from what was judged before. */
    static AllCopies of(Map<String, ? extends Collection<Copies.Judged>> judged) {
        var all = new AllCopies();
        judged.forEach((language, items) -> all.in(language).restore(items));
        return all;
    }
}
