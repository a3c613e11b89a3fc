package org.vigie.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a set of YAML documents, told at once. One thread. */
public final class YamlProblems {
    private record Problem(String file, YamlPlace place, String what) {
        static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
                .thenComparingInt(problem -> problem.place.line())
                .thenComparingInt(problem -> problem.place.column());

        @Override
        public String toString() {
            return file + ":" + place.line() + ":" + place.column() + ": " + what;
        }
    }

    private final String thing;
    private final String heading;
    private final List<Problem> all = new ArrayList<>();

    /**
     * None yet.
     *
     * @param thing what a document is, such as {@code topic}
     * @param heading how the list of problems begins, such as {@code the topics have}
     */
    public YamlProblems(String thing, String heading) {
        this.thing = thing;
        this.heading = heading;
    }

    String thing() {
        return thing;
    }

    void add(String file, YamlPlace place, String what) {
        all.add(new Problem(file, place, what));
    }

    /** Throws a {@link UserError} that lists them, each as {@code FILE:LINE:COLUMN: what}, in the order of the files. */
    public void verify() {
        if (!all.isEmpty()) {
            throw new UserError(all.stream()
                    .sorted(Problem.ORDER)
                    .map(problem -> "\n  " + problem)
                    .collect(Collectors.joining(
                            "", heading + " " + all.size() + (all.size() == 1 ? " problem" : " problems"), "")));
        }
    }
}
