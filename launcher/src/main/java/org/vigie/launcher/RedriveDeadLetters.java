package org.vigie.launcher;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.UserError;
import org.vigie.launcher.Letter.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives refused records another chance. */
@Command(
        name = "redrive",
        description = {
            "Put refused records back where they came from, each once: those that are named, or all of a reason.",
            "Ends with status 1 where one that is named cannot be put back."
        },
        mixinStandardHelpOptions = true)
final class RedriveDeadLetters implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ADDRESS", description = "PARTITION:OFFSET, as \"list\" shows it")
    private List<String> addresses = new ArrayList<>();

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--dry-run", description = "only show what would be done")
    private boolean dryRun;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (addresses.isEmpty() == !filter.namesAReason() || (!addresses.isEmpty() && !filter.isEmpty())) {
            throw new UserError(
                    "what is to be put back? Name either addresses, as \"vigie dead-letters list\" shows them,"
                            + " or --reason, with --stage and --since where it is not all of that reason");
        }
        var named = addresses.stream().map(Address::parse).distinct().toList();
        var kafka = Running.kafkaWithTopics(options.config());
        try (var log = new KafkaLog(kafka)) {
            if (dryRun) {
                return each(kafka, log, named, null);
            }
            try (var redrive = Redrive.open(kafka)) {
                return each(kafka, log, named, redrive);
            }
        }
    }

    private int each(KafkaConfig kafka, KafkaLog log, List<Address> named, @Nullable Redrive redrive) {
        var letters = new Letters(kafka, log);
        var all = letters.all();
        var chosen = named.isEmpty()
                ? all.stream()
                        .filter(filter.chosen())
                        .filter(letter -> letter.redriven() == null)
                        .toList()
                        .reversed()
                : named.stream().map(address -> Letters.find(address, all)).toList();
        var ways = new WaysBack(kafka, log, chosen);
        var ends = new EnumMap<End, Integer>(End.class);
        for (var listed : chosen) {
            ends.merge(handle(letters.whole(listed), ways, redrive), 1, Integer::sum);
        }
        int left = ends.getOrDefault(End.IMPOSSIBLE, 0);
        spec.commandLine()
                .getOut()
                .println(ends.getOrDefault(End.DONE, 0) + (dryRun ? " would be put back, " : " put back, ")
                        + ends.getOrDefault(End.DONE_BEFORE, 0) + " were before, " + left + " cannot be");
        return named.isEmpty() || left == 0 ? 0 : 1;
    }

    private enum End {
        DONE,
        DONE_BEFORE,
        IMPOSSIBLE
    }

    private End handle(Letter letter, WaysBack ways, @Nullable Redrive redrive) {
        var out = spec.commandLine().getOut();
        var already = letter.redriven();
        if (already != null) {
            out.println(letter.address() + " was put back already, at " + already.at() + " into "
                    + ShowDeadLetter.place(already.to()));
            return End.DONE_BEFORE;
        }
        return switch (ways.of(letter)) {
            case WaysBack.None none -> {
                out.println(letter.address() + " cannot be put back: " + none.why());
                yield End.IMPOSSIBLE;
            }
            case WaysBack.Back back -> {
                out.println(letter.address()
                        + (redrive == null
                                ? " would be put back into " + back.put().topic() + "-"
                                        + back.put().partition()
                                : " is put back into "
                                        + ShowDeadLetter.place(
                                                redrive.putBack(letter, back).to())));
                yield End.DONE;
            }
        };
    }
}
