package org.vigie.contract;

import java.util.List;

/** All problems of an input in one message. */
public final class Problems {
    private Problems() {}

    /**
     * The result, where nothing is wrong.
     *
     * @param name of the input
     * @throws UserError that lists what is
     */
    public static <T> T none(String name, List<String> problems, T result) {
        if (problems.isEmpty()) {
            return result;
        }
        throw new UserError(name + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                + "\n  " + String.join("\n  ", problems));
    }
}
