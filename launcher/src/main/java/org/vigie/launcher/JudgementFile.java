package org.vigie.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.contract.UserError;

/**
 * A file of judgements that is only ever added to, for version control: UTF-8, a heading, then lines
 * {@code item<TAB>topic<TAB>yes|no<TAB>by<TAB>at}. A line {@code #topics<TAB>a b c} says what the topic {@code *} stands for from
 * there on: {@code ITEM * no} says that the item was read for all of these, and lines behind it say which do apply. Other
 * lines that begin with {@code #} are remarks. The heading may come again, as two who begin a file at once both write it.
 */
record JudgementFile(Path path) {
    private static final String HEADING = "item\ttopic\tjudgement\tby\tat";
    private static final String SCOPE = "#topics\t";

    /**
     * Adds what the file says.
     *
     * @return the topics that {@code *} stands for at the file's end
     * @throws UserError that names all bad lines
     */
    Set<String> readInto(Judgements judgements) {
        var problems = new ArrayList<String>();
        var lines = lines();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
            throw new UserError(path + " is no file of judgements: its first line must be \""
                    + HEADING.replace("\t", "<TAB>") + "\"");
        }
        Set<String> scope = Set.of();
        for (int number = 1; number < lines.size(); number++) {
            var line = lines.get(number);
            if (line.startsWith(SCOPE)) {
                scope = Set.copyOf(
                        List.of(line.substring(SCOPE.length()).strip().split(" +")));
            } else if (!line.isBlank() && !line.startsWith("#") && !line.equals(HEADING)) {
                try {
                    var judgement = Judgement.ofLine(line);
                    verify(judgement, scope);
                    judgements.add(judgement, scope);
                } catch (Judgement.NoJudgementException e) {
                    problems.add("\n  line " + (number + 1) + ": " + e.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(path + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                    + String.join("", problems));
        }
        return scope;
    }

    private static void verify(Judgement judgement, Set<String> scope) throws Judgement.NoJudgementException {
        if (judgement.topic().equals(Judgement.EVERY) && scope.isEmpty()) {
            throw new Judgement.NoJudgementException(
                    "topic " + Judgement.EVERY + ": a line \"#topics<TAB>a b c\" above must say which these are");
        }
    }

    /** An empty file counts as none. */
    boolean exists() {
        return path.toFile().length() > 0;
    }

    /** Adds a judgement at the end, and the heading where there is no file yet. */
    void append(Judgement judgement) {
        try {
            var start = !exists() ? HEADING + "\n" : endsLine() ? "" : "\n";
            Files.writeString(
                    path, start + judgement.toLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError("cannot write the judgement to " + path + ": " + e, e);
        }
    }

    private boolean endsLine() throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() == '\n';
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UserError("cannot read the judgements of " + path + ": " + e, e);
        }
    }
}
