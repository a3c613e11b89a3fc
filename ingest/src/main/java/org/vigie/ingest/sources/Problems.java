package org.vigie.ingest.sources;

import java.util.List;
import org.vigie.contract.UserError;

/** All problems of an input in one message. */
final class Problems {
    private Problems() {}

    /**
     * The result, where nothing is wrong.
     *
     * @throws UserError that lists what is
     */
    static <T> T none(String name, List<String> problems, T result) {
        if (problems.isEmpty()) {
            return result;
        }
        throw new UserError(name + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                + "\n  " + String.join("\n  ", problems));
    }
}
