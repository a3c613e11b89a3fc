package org.vigie.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.notify.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a file that says who is told what, without telling anybody. */
@Command(
        name = "check",
        description = "Check a file of channels and routes: all problems at once. Nobody is told anything.",
        mixinStandardHelpOptions = true)
final class CheckNotify implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the file, that of notify.config otherwise")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config().telling();
        var plan = (file == null ? config : config.with(file)).plan();
        var out = spec.commandLine().getOut();
        out.println(report(plan));
        out.println("no problems");
        return 0;
    }

    static String report(Plan plan) {
        return "channels: " + plan.channels().size() + ", routes: "
                + plan.routes().size() + ", silences: " + plan.silences().size();
    }
}
