package org.vigie.enrich.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.contract.UserError;

/** Everything that is wrong with a set of definitions, told at once. One thread. */
final class Problems {
    private record Problem(String file, Place place, String what) {
        static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
                .thenComparingInt(problem -> problem.place.line())
                .thenComparingInt(problem -> problem.place.column());

        @Override
        public String toString() {
            return file + ":" + place.line() + ":" + place.column() + ": " + what;
        }
    }

    private final List<Problem> all = new ArrayList<>();

    void add(String file, Place place, String what) {
        all.add(new Problem(file, place, what));
    }

    /** Throws a {@link UserError} that lists them, each as {@code FILE:LINE:COLUMN: what}, in the order of the files. */
    void verify() {
        if (!all.isEmpty()) {
            throw new UserError(all.stream()
                    .sorted(Problem.ORDER)
                    .map(problem -> "\n  " + problem)
                    .collect(Collectors.joining(
                            "", "the topics have " + all.size() + (all.size() == 1 ? " problem" : " problems"), "")));
        }
    }
}
