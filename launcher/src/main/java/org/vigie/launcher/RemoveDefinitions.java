package org.vigie.launcher;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.vigie.contract.Changes;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes definitions out of force; what was judged by them stays. */
abstract class RemoveDefinitions<T> implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "as the command \"list\" beside this one shows them")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    abstract DefinitionTopic<T> inForce(Config config);

    /** For people. */
    abstract String name(T thing);

    @Override
    public Integer call() {
        var topic = inForce(options.config());
        var kind = topic.kind();
        var known = topic.inForce();
        var unknown = ids.stream()
                .filter(id -> !known.containsKey(id))
                .map(id -> "no " + kind.name() + " has the id " + id + DidYouMean.inWords(id, known.keySet()))
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
            throw new UserError("nothing is removed: no " + kind.name() + " would be left");
        }
        topic.apply(new Changes<>(List.of(), List.of(), gone));
        gone.forEach(thing -> spec.commandLine().getOut().println("removed " + kind.id(thing) + "  " + name(thing)));
        return 0;
    }
}
