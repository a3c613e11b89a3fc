package org.vigie.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.contract.Changes;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a silence back. */
@Command(
        name = "end",
        description = "End a silence. What came while it held stays untold.",
        mixinStandardHelpOptions = true)
final class EndSilence implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "ID", description = "as vigie alerts silence list shows it")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var silences = ListSilences.silences(options.config());
        var silence = silences.inForce().get(id);
        if (silence == null) {
            throw new UserError("there is no silence " + id
                    + DidYouMean.inWords(id, silences.inForce().keySet())
                    + "; vigie alerts silence list --all shows them");
        }
        silences.apply(new Changes<>(List.of(), List.of(), List.of(silence)));
        spec.commandLine()
                .getOut()
                .println("silence " + id + " has ended: " + silence.silence().comment());
        return 0;
    }
}
