package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/**
 * Finds in a headline by which a developer says that a model of his own is there. Only developers' own outlets count, so
 * that a newspaper's guess is never a release; only a family with a version or a size, so that "Claude for teachers" is none; and
 * only where the headline begins with the name and a mark, or says so in one of the words of {@code release-words.txt}.
 * Thread-safe.
 */
public final class RecogniseAnnouncement {
    private static final Map<String, List<String>> WORDS = WordFile.read("release-words.txt");
    private static final List<String> SAYS = WORDS.getOrDefault("says", List.of());
    private static final List<String> NOT_ITSELF = WORDS.getOrDefault("not-itself", List.of());
    private static final List<Pattern> CONTAINS = WORDS.getOrDefault("contains", List.of()).stream()
            .map(word -> Pattern.compile(word.substring(1, word.length() - 1)))
            .toList();

    /** Ends what may be a name. */
    private static final Pattern MARK = Pattern.compile("[:;,!?()|\u2013\u2014\uff1a\uff0c\uff01]|\\s-\\s|\\.\\s|\\.$");

    private static final int LONGEST_NAME = 5;

    private final Developers developers;
    private final NameReader names;

    /**
     * What is announced.
     *
     * @param release id of the release
     * @param name of the release, for people
     */
    public record Announces(
            String release,
            String name,
            Developer developer,
            @Nullable String family,
            @Nullable String version) {}

    public RecogniseAnnouncement(Developers developers) {
        this.developers = developers;
        this.names = new NameReader(developers);
    }

    /** What an outlet's headline announces, null for nothing. */
    public @Nullable Announces recognise(String outlet, String title) {
        var developer = developers.ofOutlet(outlet);
        if (developer == null || !developer.kind().makesModels()) {
            return null;
        }
        int from = 0;
        for (var piece : MARK.split(title)) {
            var name = nameIn(piece, developer);
            if (name != null
                    && (saysSo(title) || from == 0 && isAlone(piece, name) && piece.length() < title.length())) {
                return announces(name, developer);
            }
            from += piece.length();
        }
        return null;
    }

    private @Nullable Announces announces(String name, Developer developer) {
        var read = new Repository("", developer, names.read(name, developer));
        var family = read.ownFamily();
        if (family == null) {
            return null;
        }
        var version = read.name().version(family);
        boolean isOne = version != null || read.name().size() != null;
        return isOne
                ? new Announces(
                        read.release(),
                        read.name().releaseName(),
                        developer,
                        developers.families().shortest(family.family()).name(),
                        version)
                : null;
    }

    /** From the family's name to the last word of its version: Claude Opus 4.5. Null where there is no such name. */
    private @Nullable String nameIn(String piece, Developer developer) {
        var words = List.of(piece.strip().split("\\s+"));
        for (int start = 0; start < words.size(); start++) {
            var read = names.read(words.get(start), developer);
            boolean begins = !read.mentions().isEmpty()
                    && read.mentions().get(0).part() == 0
                    && read.mentions().get(0).family().isOf(developer);
            if (begins) {
                var name = upToVersion(words.subList(start, words.size()));
                return name == null || isPartOfMore(words, start + name.size()) ? null : String.join("-", name);
            }
        }
        return null;
    }

    /** What is introduced with "Gemma 4 support" is not Gemma 4. */
    private static boolean isPartOfMore(List<String> words, int behind) {
        return behind < words.size() && NOT_ITSELF.contains(words.get(behind).toLowerCase(Locale.ROOT));
    }

    private static @Nullable List<String> upToVersion(List<String> words) {
        int end = 0;
        for (int i = 0; i < Math.min(LONGEST_NAME, words.size()); i++) {
            var word = words.get(i);
            boolean isName = Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0)) || i == 0;
            if (!isName) {
                break;
            }
            if (word.chars().anyMatch(Character::isDigit)) {
                end = i + 1;
            }
        }
        return end == 0 ? null : new ArrayList<>(words.subList(0, end));
    }

    private static boolean isAlone(String piece, String name) {
        return piece.strip().replaceAll("\\s+", "-").equals(name);
    }

    private static boolean saysSo(String title) {
        var words = " " + title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}-]+", " ") + " ";
        return SAYS.stream().anyMatch(word -> words.contains(" " + word + " "))
                || CONTAINS.stream().anyMatch(pattern -> pattern.matcher(title).matches());
    }
}
