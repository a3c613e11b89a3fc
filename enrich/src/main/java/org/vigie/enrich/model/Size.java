package org.vigie.enrich.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many parameters a name says: {@code 27B}, {@code 0.6B}, {@code 270m}, {@code 1b7}, {@code 2.4T};
 * {@code 30B-A3B} has 30 in all and uses 3 for each word; {@code 8x7B} counts as 56, although the experts share a part
 * that the name does not tell; {@code E4B} has an effective 4. In {@code OLMoE-1B-7B} the greater is the sum, otherwise
 * two sizes side by side ({@code t5gemma-9b-2b}) are an encoder and a decoder and are added, if the second is not greater:
 * else it is how much text the model was trained on. Where a name tells only what
 * is used ({@code Kimi-VL-A3B}, {@code Llama-4-Scout-17B-16E}), nobody knows the number in all.
 */
final class Size {
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "m", new BigDecimal(1_000_000),
            "b", new BigDecimal(1_000_000_000),
            "t", new BigDecimal(1_000_000_000_000L));
    private static final Pattern PLAIN = Pattern.compile("e?(\\d{1,4}(?:\\.\\d{1,3})?)([mbt])");
    private static final Pattern DECIMALS_BEHIND = Pattern.compile("(\\d)b(\\d)");
    private static final Pattern ACTIVE = Pattern.compile("a(\\d{1,4}(?:\\.\\d{1,3})?)([mb])");
    private static final Pattern EXPERTS = Pattern.compile("(\\d{1,3})x(\\d{1,3}(?:\\.\\d{1,3})?)([mb])");
    private static final Pattern EXPERTS_BEHIND = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)([mb])x(\\d{1,3})");
    private static final Pattern NUMBER_OF_EXPERTS = Pattern.compile("\\d{1,3}e");

    private Size() {}

    /** Whether a word is a size or a part of one. */
    static boolean isSize(String word) {
        return count(word) != null
                || ACTIVE.matcher(word).matches()
                || NUMBER_OF_EXPERTS.matcher(word).matches();
    }

    /** The number of parameters in all, null where the parts of a name do not tell. */
    static @Nullable Long of(List<Part> parts) {
        Long total = null;
        int last = -2;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var count = part.kind() == Part.Kind.SIZE || part.kind() == Part.Kind.MERGE ? count(part.word()) : null;
            if (count != null && total == null) {
                total = count;
                last = i;
            } else if (count != null
                    && total != null
                    && last == i - 1
                    && !part.word().endsWith("t")) {
                total = isMixture(parts) ? Math.max(total, count) : withDecoder(total, count);
            }
            if (NUMBER_OF_EXPERTS.matcher(part.word()).matches() && last == i - 1) {
                return null;
            }
        }
        return total;
    }

    private static Long withDecoder(long total, long count) {
        return count <= total ? total + count : total;
    }

    private static boolean isMixture(List<Part> parts) {
        return parts.stream().anyMatch(part -> part.word().contains("moe"));
    }

    private static @Nullable Long count(String word) {
        var plain = PLAIN.matcher(word);
        if (plain.matches()) {
            return times(plain.group(1), plain.group(2), 1);
        }
        var decimals = DECIMALS_BEHIND.matcher(word);
        if (decimals.matches()) {
            return times(decimals.group(1) + "." + decimals.group(2), "b", 1);
        }
        var experts = EXPERTS.matcher(word);
        if (experts.matches()) {
            return times(experts.group(2), experts.group(3), Long.parseLong(experts.group(1)));
        }
        var behind = EXPERTS_BEHIND.matcher(word);
        return behind.matches() ? times(behind.group(1), behind.group(2), Long.parseLong(behind.group(3))) : null;
    }

    private static @Nullable Long times(String number, String unit, long factor) {
        var value = new BigDecimal(number)
                .multiply(UNITS.get(unit))
                .multiply(new BigDecimal(factor))
                .longValue();
        return value == 0 ? null : value;
    }
}
