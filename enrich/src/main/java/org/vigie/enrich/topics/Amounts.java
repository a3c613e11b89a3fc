package org.vigie.enrich.topics;

import java.util.List;
import java.util.regex.Pattern;
import org.vigie.contract.Entity.Mention;

/**
 * Amounts of money from a million on, as English and French news write them: {@code $130M}, {@code 1.2 billion euros},
 * {@code £5m}, {@code $2,500,000}, {@code 30 milliards d’euros}, {@code 30 M€}, {@code millions of dollars}. What has no
 * currency is none: {@code 7B} are parameters.
 */
final class Amounts {
    /** The term that stands for every one. */
    static final String ANY = Mentions.ENTITY + "money";

    private static final String SIGN = "[$€£¥₹₩]";
    private static final String CODE = "(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|INR|KRW)";

    /** Not {@code 0.5}: half a million is less than one. */
    private static final String NUMBER = "(?!0[.,])\\d+(?:[,.\\h]\\d{3})*(?:[.,]\\d{1,2})?(?:\\h?[-–]\\h?\\d+)?";

    private static final String WORD = "(?:million|billion|trillion|milliard)s?";

    /** A letter stands right behind its number, or in capitals apart, and is no beginning of <i>T-shirt</i>. */
    private static final String LARGE =
            "(?:\\h?-?(?:" + WORD + "|(?:[mbt]|ml)n|mm|mr?ds?)\\b|(?:[mbt]|\\h(?-i:[MBT]))\\b(?![-&]))";

    private static final String NAME = "(?:(?:U\\.?S\\.?|Canadian|Australian|Hong Kong)\\h)?dollars?|euros?|francs?"
            + "|pounds?(?!\\h(?:of|in)\\b)|livres\\hsterling|yuans?|yens?|rupees?|roupies?|rubles?|roubles?|dirhams?|riyals?|"
            + CODE;
    private static final String OF = "[\\h-]?(?:d[e’']\\h?|of\\h)?";

    /** Most places are within words, where looking further is of no use. */
    private static final String BEGIN = "(?:(?<![\\p{L}\\d])|(?=" + SIGN + "))";

    private static final Pattern AMOUNT = Pattern.compile(
            BEGIN + "(?:(?:" + SIGN + "\\h?|\\b" + CODE + "\\h)(?:" + NUMBER + LARGE + "|\\d{1,3}(?:[,.\\h]\\d{3}){2,})"
                    + "|\\b(?:" + NUMBER + LARGE + "|\\d{1,3}(?:[,.\\h]\\d{3}){2,})" + OF + "(?:" + SIGN
                    + "(?!\\h?\\d)|(?:" + NAME
                    + ")\\b)"
                    + "|\\b(?:(?:an?|un|one)\\h" + WORD + "|" + WORD + ")" + OF + "(?:" + NAME + ")\\b)",
            Pattern.CASE_INSENSITIVE);

    private Amounts() {}

    /** @param field whose text it is */
    static List<Mention> in(String field, String text) {
        return AMOUNT.matcher(text)
                .results()
                .map(found -> new Mention(field, found.group(), found.start(), found.end()))
                .toList();
    }
}
