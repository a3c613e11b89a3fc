package org.vigie.launcher;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.vigie.contract.Changes;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes sources off the list; what they brought stays. */
@Command(
        name = "remove",
        description = "Poll some sources no longer. What they brought stays.",
        mixinStandardHelpOptions = true)
final class RemoveSources implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "as \"vigie sources list\" shows them")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var registry = Running.sources(options.config());
        var polled = registry.list();
        var unknown = ids.stream()
                .filter(id -> !polled.containsKey(id))
                .map(id -> "no source has the id " + id + DidYouMean.inWords(id, polled.keySet()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError("nothing is removed: " + String.join("\n  ", unknown));
        }
        var gone = ids.stream()
                .distinct()
                .map(polled::get)
                .map(Objects::requireNonNull)
                .toList();
        registry.apply(new Changes<>(List.of(), List.of(), gone));
        gone.forEach(source -> spec.commandLine().getOut().println("removed " + source.id() + "  " + source.url()));
        return 0;
    }
}
