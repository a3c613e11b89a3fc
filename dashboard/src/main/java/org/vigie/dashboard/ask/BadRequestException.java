package org.vigie.dashboard.ask;

import java.util.List;

/** Something that was asked for cannot be: which parameter, and what would do. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    BadRequestException(List<Problem> problems) {
        super(problems.toString());
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * What is wrong.
     *
     * @param parameter its name
     * @param sentence key of the sentence with the remedy
     * @param values that belong into it: what was given, and what would do
     */
    public record Problem(String parameter, String sentence, String given, String remedy) {}
}
