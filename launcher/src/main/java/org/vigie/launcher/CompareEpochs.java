package org.vigie.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a replay, or a former epoch, says otherwise than the live one. */
@Command(
        name = "compare",
        description = "Show what an epoch says otherwise than the one that people read.",
        mixinStandardHelpOptions = true)
final class CompareEpochs implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(
            names = "--with",
            paramLabel = "EPOCH",
            description = "the epoch's number (default: the replay that is under way)")
    private @Nullable Integer with;

    @Option(
            names = "--changes",
            description = "each document that differs, as a line of JSON: alias, id, and the fields before and after")
    private boolean changes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = Connected.of(options.config());
        var other = with == null ? config.epochs().filling() : config.epochs().get(with);
        if (other == null) {
            throw new UserError("no replay is under way: name an epoch with --with");
        }
        var comparison = new EpochComparison(
                config.config().elasticsearch(), config.epochs().live(), other);
        var out = spec.commandLine().getOut();
        if (changes) {
            comparison.forEach(difference -> out.println(difference.json()));
        } else {
            comparison.summary(out);
        }
        return 0;
    }
}
