package org.vigie.enrich.rules;

import org.vigie.contract.YamlPart;

/** Numbers in a rule: what is left out has its usual value, and one that is wrong is told. */
final class RuleNumbers {
    private RuleNumbers() {}

    /** @param usual 0 where it must not be left out */
    static int whole(YamlPart part, int least, int most, int usual) {
        if (!part.isThere() && usual > 0) {
            return usual;
        }
        try {
            int number = Integer.parseInt(part.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        part.problem("it must be a whole number from " + least + " to " + most);
        return Math.max(usual, least);
    }

    static double number(YamlPart part, double least, double most, double usual) {
        if (!part.isThere()) {
            return usual;
        }
        try {
            double number = Double.parseDouble(part.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        part.problem("it must be a number from " + least + " to " + most);
        return usual;
    }
}
