package org.vigie.enrich.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;

/** Reads the name of a repository: words, then families, then what is left. Immutable. */
final class NameReader {
    private static final Pattern YEAR = Pattern.compile("20[12]\\d");
    private static final Pattern MONTH_OR_DAY = Pattern.compile("[0-3]\\d");
    /** 2507 (year, month), 0324 (month, day), 20260301, 250301. */
    private static final Pattern DATE = Pattern.compile(
            "2\\d(0[1-9]|1[0-2])|(0[1-9]|1[0-2])([0-2]\\d|3[01])|(20)?2\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])");

    /** As in DeepSeek-R1, Kimi-K2.5: only behind a family. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}&&[^lL]]\\d{1,2}(\\.\\d+)*");

    private static final Set<String> COUNTERS = Set.of("step", "steps", "epoch", "iter");

    private static final Pattern CONTEXT = Pattern.compile("\\d{1,4}k");
    /** The first word of a name that no registry knows, with a version stuck to it. */
    private static final Pattern UNKNOWN_FAMILY = Pattern.compile("(\\p{L}{3,}?)(v?\\d{1,2}(?:\\.\\d+)*)");
    /** Who converts in bulk writes the owner of the original before its name. */
    private static final String OWNER_INSIDE = "_-_";

    private final FamilyIndex families;
    private final Words words = Words.SHIPPED;

    NameReader(Developers developers) {
        families = developers.families();
    }

    /** @param owner whose families win; null for an owner who is not in the registry */
    ModelName read(String name, @Nullable Developer owner) {
        int inside = name.indexOf(OWNER_INSIDE);
        var split = SplitName.split(inside < 0 ? name : name.substring(inside + OWNER_INSIDE.length()));
        var parts = new ArrayList<Part>();
        var mentions = new ArrayList<ModelName.Mention>();
        for (int i = 0; i < split.size(); ) {
            var found = family(split, i, owner, parts);
            if (found != null) {
                mentions.add(new ModelName.Mention(found.family(), parts.size()));
                add(parts, split, i, found);
                i += found.words();
            } else {
                i += addWords(parts, split, i);
            }
        }
        return new ModelName(List.copyOf(parts), List.copyOf(mentions));
    }

    private FamilyIndex.@Nullable Found family(
            List<Part> split, int place, @Nullable Developer owner, List<Part> before) {
        var found = families.at(split, place, owner);
        if (found == null || owner != null && found.family().isOf(owner)) {
            return found;
        }
        var family = found.family();
        var last = split.get(place + found.words() - 1).word();
        boolean first = before.stream().allMatch(part -> part.kind().isWrapping());
        boolean wellKnown = family.isWellKnownWith(last.substring(Math.min(last.length(), found.length())));
        return first || wellKnown || !family.needsFirstPlace() ? found : null;
    }

    private static void add(List<Part> parts, List<Part> split, int place, FamilyIndex.Found found) {
        var row = split.subList(place, place + found.words());
        var last = row.get(row.size() - 1);
        var text = ModelName.written(row);
        int stuck = last.text().length() - found.length();
        parts.add(new Part(
                row.get(0).before(), text.substring(0, text.length() - stuck), found.word(), Part.Kind.FAMILY));
        if (stuck > 0) {
            parts.add(SplitName.part("", last.text().substring(found.length())).as(Part.Kind.VERSION));
        }
    }

    private int addWords(List<Part> parts, List<Part> split, int place) {
        var meaning = words.at(split, place);
        if (meaning != null && meaning.words() > 1) {
            split.subList(place, place + meaning.words()).forEach(part -> parts.add(part.as(meaning.kind())));
            return meaning.words();
        }
        var part = split.get(place);
        var unknown = parts.isEmpty() && meaning == null && !Size.isSize(part.word())
                ? UNKNOWN_FAMILY.matcher(part.text())
                : null;
        if (unknown != null && unknown.matches()) {
            parts.add(SplitName.part(part.before(), unknown.group(1)));
            parts.add(SplitName.part("", unknown.group(2)).as(Part.Kind.VERSION));
        } else {
            parts.add(part.as(kind(parts, split, place, meaning == null ? Part.Kind.OTHER : meaning.kind())));
        }
        return 1;
    }

    private static Part.Kind kind(List<Part> before, List<Part> split, int place, Part.Kind meaning) {
        var word = split.get(place).word();
        var previous = before.isEmpty() ? null : before.get(before.size() - 1);
        if (word.chars().noneMatch(Character::isDigit)) {
            return isCounter(split, place) ? Part.Kind.CHECKPOINT : inContext(meaning, word, before, split, place);
        }
        if (Size.isSize(word) && meaning != Part.Kind.MERGE) {
            return previous != null && previous.kind() == Part.Kind.FORMAT && word.matches("[2-8]b")
                    ? Part.Kind.FORMAT // GPTQ-4b
                    : word.equals("1m") && has(before, Part.Kind.SIZE) ? Part.Kind.CONTEXT : Part.Kind.SIZE;
        }
        if (isDate(split, place)) {
            return Part.Kind.DATE;
        }
        if (meaning == Part.Kind.OTHER && FamilyIndex.VERSION.matcher(word).matches()) {
            return Part.Kind.VERSION;
        }
        if (meaning == Part.Kind.OTHER && CONTEXT.matcher(word).matches()) {
            return Part.Kind.CONTEXT;
        }
        if (meaning == Part.Kind.OTHER
                && previous != null
                && previous.kind() == Part.Kind.FAMILY
                && CODE.matcher(word).matches()) {
            return Part.Kind.VERSION;
        }
        return inContext(meaning, word, before, split, place);
    }

    private static boolean isDate(List<Part> split, int place) {
        var word = split.get(place).word();
        if (DATE.matcher(word).matches() || YEAR.matcher(word).matches()) {
            return true;
        }
        return MONTH_OR_DAY.matcher(word).matches() // 12-2024 and 2025-04-14
                && (isYear(split, place + 1) || isYear(split, place - 1) || isYear(split, place - 2));
    }

    /** step-50K, epoch-3: how far a training is. */
    private static boolean isCounter(List<Part> split, int place) {
        return COUNTERS.contains(split.get(place).word())
                && place + 1 < split.size()
                && split.get(place + 1).word().matches("\\d+[km]?");
    }

    private static boolean isYear(List<Part> split, int place) {
        return place >= 0
                && place < split.size()
                && YEAR.matcher(split.get(place).word()).matches();
    }

    /** Some words mean something only in company. */
    private static Part.Kind inContext(Part.Kind meaning, String word, List<Part> before, List<Part> split, int place) {
        return switch (meaning) {
            case SIZE_WORD -> isSizeWord(word, before) ? meaning : Part.Kind.OTHER;
            case BEHIND_FORMAT -> has(before, Part.Kind.FORMAT) ? meaning : Part.Kind.OTHER;
            case PREFIX -> place == 0 && split.size() > 1 || word.equals("hf") ? meaning : Part.Kind.OTHER;
            default -> meaning;
        };
    }

    private static boolean isSizeWord(String word, List<Part> before) {
        if (before.isEmpty()) {
            return false;
        }
        boolean isName = !word.equals("base")
                && before.stream()
                        .filter(part -> part.kind() == Part.Kind.FAMILY)
                        .anyMatch(part -> Family.sizeIsName(part.word()));
        return !isName && (word.length() > 1 || has(before, Part.Kind.FAMILY));
    }

    private static boolean has(List<Part> parts, Part.Kind kind) {
        return parts.stream().anyMatch(part -> part.kind() == kind);
    }
}
