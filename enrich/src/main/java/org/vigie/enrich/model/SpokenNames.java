package org.vigie.enrich.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/**
 * Names of models in running text, where no end of the name is marked: "Claude Opus 4.5 passes", "Qwen2.5-72B-Instruct". A
 * name goes on as long as versions, sizes and the words of {@code words.txt} follow, and over one other word with a capital
 * if a number stands behind it. Immutable.
 */
public final class SpokenNames {
    private static final int MOST_WORDS = 6;

    private static final Pattern NEXT = Pattern.compile("([ \u00a0\u2011_-]?)([\\p{L}\\p{N}]+(?:\\.\\p{N}+)*)");
    /** 2.5, v3, 4o, 72B, 8x7B, 2507 */
    private static final Pattern NUMBER =
            Pattern.compile("v?\\d{1,4}(?:\\.\\d+)*[bmtok]?|\\d+x\\d+b", Pattern.CASE_INSENSITIVE);
    /** R1, K2.5, A3B */
    private static final Pattern CODE = Pattern.compile("\\p{Lu}\\d{1,3}(?:\\.\\d+)*[Bb]?");

    /** What is counted is no version: "Mistral lève 600 millions", "DeepSeek 5 days later". */
    private static final Pattern COUNTED = Pattern.compile("[ \u00a0]?(?:[%€$£¥]|Mds?\\b|M€|\\d{3}\\b"
            + "|(?:thousand|million|billion|trillion|milliard|mille|percent|pour cent|years?|months?|weeks?|days?|hours?"
            + "|times|ans|années?|mois|semaines?|jours?|heures?|fois|people|users|employees|personnes|salariés)s?\\b)");
    /** A year, but a date where the name says it after a hyphen. */
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private final NameReader names;

    public SpokenNames(Developers developers) {
        names = new NameReader(developers);
    }

    /**
     * A name of a family, to look for.
     *
     * @param name in lower case with hyphens
     * @param written as its developer writes it
     * @param isOrdinary whether it is a word of everyday language, too
     */
    public record FamilyName(String name, String written, boolean isOrdinary) {}

    /**
     * A model.
     *
     * @param end offset behind its name
     * @param variant its name in lower case with hyphens
     * @param release id of the release it belongs to
     */
    public record Spoken(
            int end,
            String variant,
            String release,
            @Nullable String version,
            @Nullable Long parameters) {}

    /** The families of a developer by their names. */
    public static List<FamilyName> families(Developer developer) {
        return FamilyNames.of(developer).stream()
                .map(name -> new FamilyName(
                        name,
                        written(name, developer),
                        new Family(name, List.of(name.split("-")), List.of(developer)).needsFirstPlace()))
                .toList();
    }

    private static String written(String name, Developer developer) {
        return developer.families().stream()
                .filter(listed -> listed.toLowerCase(Locale.ROOT).startsWith(name))
                .map(listed -> listed.substring(0, name.length()))
                .findFirst()
                .orElse(name);
    }

    /**
     * The model whose name begins with a family's; null where neither a version nor a size follows.
     *
     * @param start of the family's name in the text
     * @param end of the family's name
     */
    public @Nullable Spoken at(String text, int start, int end, Developer developer) {
        int last = 0;
        int at = end;
        int unknown = 0;
        var next = NEXT.matcher(text);
        for (int word = 0; word < MOST_WORDS && next.region(at, text.length()).lookingAt(); word++) {
            var said = next.group(2);
            boolean isSpaced = !next.group(1).isEmpty()
                    && Character.isSpaceChar(next.group(1).charAt(0));
            boolean isNumber = isNumber(said, isSpaced, text, next.end());
            if (!isNumber && next.group(1).isEmpty()) {
                break;
            }
            boolean isKnown = isNumber || isKnown(said, isSpaced);
            unknown += isKnown ? 0 : 1;
            if (unknown > 1 || !isKnown && !Character.isUpperCase(said.charAt(0))) {
                break;
            }
            at = next.end();
            last = isNumber || isKnown && last > 0 ? at : last;
        }
        if (last == 0) {
            return null;
        }
        var written = text.substring(start, last).replaceAll("[ \u00a0\u2011\u00b7\u2022\u30fb_]", "-");
        var read = new Repository("", developer, names.read(written, developer));
        var name = read.name();
        var family = read.ownFamily();
        return family == null
                ? null
                : new Spoken(last, slug(written), read.release(), name.version(family), name.size());
    }

    private static boolean isNumber(String said, boolean isSpaced, String text, int end) {
        if (CODE.matcher(said).matches()) {
            return true;
        }
        if (!NUMBER.matcher(said).matches()) {
            return false;
        }
        return !isSpaced
                || !YEAR.matcher(said).matches()
                        && !COUNTED.matcher(text).region(end, text.length()).lookingAt();
    }

    /** Behind a space with a capital only, but for sizes: "GPT-4o mini", and "Llama 3 chat bots" without the chat. */
    private static boolean isKnown(String said, boolean isSpaced) {
        var meaning = Words.SHIPPED.at(List.of(SplitName.part("-", said)), 0);
        return meaning != null
                && meaning.kind() != Part.Kind.TEST
                && (!isSpaced
                        || Character.isUpperCase(said.charAt(0))
                        || meaning.kind() == Part.Kind.SIZE_WORD && said.length() > 2);
    }

    private static String slug(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("-+", "-");
    }
}
