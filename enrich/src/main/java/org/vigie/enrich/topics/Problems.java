package org.vigie.enrich.topics;

import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.UserError;

/** Everything that is wrong with a set of definitions, told at once. One thread. */
final class Problems {
    private final List<String> all = new ArrayList<>();

    void add(String place, String what) {
        all.add(place + ": " + what);
    }

    void verify() {
        if (!all.isEmpty()) {
            throw new UserError("the topics have " + all.size() + (all.size() == 1 ? " problem" : " problems") + "\n  "
                    + String.join("\n  ", all));
        }
    }
}
