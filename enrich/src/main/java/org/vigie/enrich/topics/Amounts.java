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

    private static final String SIGN = "[$€£¥₹]";
    private static final String NUMBER = "\\d{1,3}(?:[,.\\h]\\d{3})*(?:[.,]\\d{1,2})?";
    private static final String LARGE = "(?:(?:million|billion|trillion|milliard)s?|[mb]n|tn|mds?|[mbt])";
    private static final String CURRENCY = "(?:" + SIGN
            + "|(?:(?:(?:US|Canadian|Australian|Hong Kong) )?dollars?|euros?|pounds?|livres?|yuans?|yens?|wons?|rupees?|roupies?"
            + "|rubles?|roubles?|USD|EUR|GBP|RMB)\\b)";

    private static final Pattern AMOUNT = Pattern.compile(
            SIGN + "\\h?(?:" + NUMBER + "\\h?-?" + LARGE + "\\b|\\d{1,3}(?:[,.\\h]\\d{3}){2,})"
                    + "|\\b" + NUMBER + "\\h?-?" + LARGE + "\\h?(?:d[e’'])?\\h?" + CURRENCY
                    + "|\\b(?:million|billion|trillion|milliard)s\\h(?:of\\h|d[e’']\\h?)" + CURRENCY,
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
