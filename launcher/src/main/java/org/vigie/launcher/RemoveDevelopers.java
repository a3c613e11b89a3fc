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

/** Takes developers out of the registry; what was judged by it stays. */
@Command(
        name = "remove",
        description = "Know some developers no longer. What was judged with them stays.",
        mixinStandardHelpOptions = true)
final class RemoveDevelopers implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "as \"vigie developers list\" shows them")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var registry = Running.developers(options.config());
        var known = registry.inForce();
        var unknown = ids.stream()
                .filter(id -> !known.containsKey(id))
                .map(id -> "no developer has the id " + id + DidYouMean.inWords(id, known.keySet()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError("nothing is removed: " + String.join("\n  ", unknown));
        }
        var gone = ids.stream()
                .distinct()
                .map(known::get)
                .map(Objects::requireNonNull)
                .toList();
        if (gone.size() == known.size()) {
            throw new UserError("nothing is removed: nobody would be left in the registry");
        }
        registry.apply(new Changes<>(List.of(), List.of(), gone));
        gone.forEach(developer ->
                spec.commandLine().getOut().println("removed " + developer.id() + "  " + developer.name()));
        return 0;
    }
}
