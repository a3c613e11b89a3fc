package org.vigie.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.enrich.topics.Topic;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Notes down whether items belong to topics. */
@Command(
        name = "label",
        description = {
            "Note whether an item belongs to a topic, in a file that is only ever added to: put it under version control.",
            "Without --item, reads lines ITEM<TAB>TOPIC<TAB>yes|no from standard input. The last judgement counts;"
                    + " vigie topics evaluate reads the file."
        },
        mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {
    private static final int COLUMNS = 3;

    @Parameters(paramLabel = "FILE", description = "file of judgements; it is made where there is none")
    private Path file = Path.of("labels.tsv");

    @Option(names = "--item", paramLabel = "ID", description = "the item's id")
    private @Nullable String item;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "the topic's id")
    private @Nullable String topic;

    @ArgGroup
    private @Nullable Answer answer;

    @Option(names = "--by", paramLabel = "NAME", description = "who judges")
    private @Nullable String by;

    @Option(names = "--conflicts", description = "only show the judgements on which people differ")
    private boolean isAboutConflicts;

    @Option(
            names = "--agreement",
            paramLabel = "ONE,OTHER",
            split = ",",
            description = "only show how far two people agree beyond chance (Cohen's kappa), by topic")
    private List<String> agreement = List.of();

    @Option(
            names = "--definitions",
            paramLabel = "TOPICS",
            description = "the topics there are: " + Definitions.ALL
                    + "; if left out, those in force where there is a pipeline, else those that ship")
    private @Nullable Path definitions;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One of the two. */
    static final class Answer {
        @Option(names = "--yes", description = "it belongs to the topic")
        private boolean isYes;

        @Option(names = "--no", description = "it does not")
        private boolean isNo;
    }

    /**
     * The file and what it says so far.
     *
     * @param definitions where the topics there are come from
     * @param scope the topics that {@code *} stands for
     */
    private record Notebook(
            JudgementFile file, Judgements judgements, Path definitions, Set<String> topics, Set<String> scope) {}

    @Override
    public Integer call() throws IOException {
        var judgementFile = new JudgementFile(file);
        var judgements = new Judgements();
        Set<String> scope = judgementFile.exists() ? judgementFile.readInto(judgements) : Set.of();
        if ((isAboutConflicts || !agreement.isEmpty()) && !judgementFile.exists()) {
            throw new UserError("there are no judgements at " + file + ": name a file that vigie label has written");
        }
        if (isAboutConflicts) {
            showConflicts(judgements);
            return 0;
        }
        if (!agreement.isEmpty()) {
            showAgreement(judgements);
            return 0;
        }
        if (by == null) {
            throw new UserError("nobody judges: say who with --by NAME");
        }
        var config = options.config();
        var chosen = definitions == null ? Definitions.usual(config) : definitions;
        var notebook = new Notebook(judgementFile, judgements, chosen, topics(chosen, config), scope);
        if (item != null) {
            if (topic == null || answer == null) {
                throw new UserError("item " + item + ": say --topic TOPIC and --yes or --no");
            }
            note(notebook, item, topic, answer.isYes ? "yes" : "no", "");
            return 0;
        }
        try (var lines = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
            noteAll(notebook, lines);
        }
        return 0;
    }

    private void noteAll(Notebook notebook, Reader input) throws IOException {
        var lines = new BufferedReader(input);
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new UserError("input line " + number + ": write ITEM, TOPIC and yes or no between tabs");
            }
            note(notebook, cells[0], cells[1], cells[2], "input line " + number + ": ");
        }
    }

    private void note(Notebook notebook, String item, String topic, String answer, String place) {
        if (topic.equals(Judgement.EVERY) ? notebook.scope.isEmpty() : !notebook.topics.contains(topic)) {
            throw new UserError(place + "topic \"" + topic + "\": there is none; "
                    + Definitions.name(notebook.definitions) + " are " + String.join(", ", notebook.topics)
                    + "; name others with --definitions");
        }
        try {
            var judgement = Judgement.of(
                    item, topic, answer, by == null ? "" : by, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            var before = List.copyOf(notebook.judgements.of(item, topic));
            notebook.file.append(judgement);
            notebook.judgements.add(judgement, notebook.scope);
            var was = before.isEmpty()
                    ? ""
                    : " (" + before.getLast().word() + " by " + before.getLast().by() + " before)";
            spec.commandLine().getOut().println(item + "  " + topic + "  " + answer + was);
        } catch (Judgement.NoJudgementException e) {
            throw new UserError(place + e.getMessage(), e);
        }
    }

    private void showConflicts(Judgements judgements) {
        var out = spec.commandLine().getOut();
        var conflicts = judgements.conflicts();
        for (var conflict : conflicts) {
            out.println(conflict.item() + "  " + conflict.topic() + "  "
                    + conflict.said().values().stream()
                            .map(said -> said.word() + " by " + said.by())
                            .collect(Collectors.joining(", "))
                    + "; counts: " + conflict.counts().word());
        }
        out.println(conflicts.size() + " disputed");
    }

    private void showAgreement(Judgements judgements) {
        if (agreement.size() != 2) {
            throw new UserError("agreement of " + String.join(",", agreement) + ": name two people, as ONE,OTHER");
        }
        for (var person : agreement) {
            if (!judgements.people().contains(person)) {
                throw new UserError("agreement of " + person + ": nobody of that name has judged in " + file
                        + "; those who have are " + String.join(", ", judgements.people()));
            }
        }
        var out = spec.commandLine().getOut();
        for (var topic : new TreeSet<>(judgements.topics())) {
            var agreed = judgements.agreement(topic, agreement.getFirst(), agreement.getLast());
            out.println(topic + "  "
                    + (Double.isNaN(agreed.kappa()) ? "-" : String.format(Locale.ROOT, "%.2f", agreed.kappa())) + "  "
                    + agreed.items() + (agreed.items() == 1 ? " item" : " items"));
        }
    }

    private static Set<String> topics(Path chosen, Config config) {
        return Definitions.read(chosen, config).stream().map(Topic::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
