package org.vigie.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What somebody said of an item and a topic. One line of a {@link JudgementFile}.
 *
 * @param item the pipeline's id: 32 hexadecimal digits
 * @param topic id of a topic, or {@link #EVERY}
 * @param isYes whether the item belongs to it
 * @param by who says so: a word without spaces
 */
record Judgement(String item, String topic, boolean isYes, String by, Instant at) {
    /** All topics that the file names in its scope. */
    static final String EVERY = "*";

    private static final Pattern ITEM = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern BY = Pattern.compile("\\S+");
    private static final int COLUMNS = 5;

    /** Says in one sentence why a line is no judgement. */
    static final class NoJudgementException extends Exception {
        NoJudgementException(String why) {
            super(why);
        }
    }

    static Judgement of(String item, String topic, String judgement, String by, Instant at)
            throws NoJudgementException {
        if (!ITEM.matcher(item).matches()) {
            throw new NoJudgementException(
                    "item \"" + item + "\": write the id that vigie gave it, 32 digits from 0 to f");
        }
        if (topic.isBlank()) {
            throw new NoJudgementException("no topic: write the id of one, such as censorship");
        }
        if (!judgement.equals("yes") && !judgement.equals("no")) {
            throw new NoJudgementException("judgement \"" + judgement + "\": write yes or no");
        }
        if (!BY.matcher(by).matches()) {
            throw new NoJudgementException("by \"" + by + "\": write who judges, as one word");
        }
        if (topic.equals(EVERY) && judgement.equals("yes")) {
            throw new NoJudgementException("topic " + EVERY + " with yes: no item belongs to every topic");
        }
        return new Judgement(item, topic, judgement.equals("yes"), by, at);
    }

    static Judgement ofLine(String line) throws NoJudgementException {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new NoJudgementException(
                    cells.length + " columns; write item, topic, yes or no, by, at between tabs");
        }
        try {
            return of(cells[0], cells[1], cells[2], cells[3], Instant.parse(cells[4]));
        } catch (DateTimeException e) {
            throw new NoJudgementException("at \"" + cells[4] + "\": write a time such as 2026-11-29T10:40:00Z");
        }
    }

    String toLine() {
        return String.join("\t", item, topic, word(), by, at.toString());
    }

    String word() {
        return isYes ? "yes" : "no";
    }
}
