package org.vigie.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.rules.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at rules without starting or asking anything. */
@Command(
        name = "check",
        description = "Check rules: all problems at once, each as FILE:LINE:COLUMN; and names that nothing has.",
        mixinStandardHelpOptions = true)
final class CheckRules implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(
            paramLabel = "FOLDER|FILE",
            arity = "0..1",
            description = "rules in YAML; if left out, enrich.rules or those that ship")
    private @Nullable Path path;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var config = options.config();
        var rules = Rules.read(path == null ? config.enrich().rules() : path);
        var out = spec.commandLine().getOut();
        out.println(report(rules));
        KnownNames.configured(config).remarks(rules).forEach(remark -> out.println("  " + remark));
        out.println("no problems");
        return 0;
    }

    /** Such as {@code rules: 6 (2 on item, 4 on release)}. */
    static String report(Collection<Rule> rules) {
        var kinds =
                rules.stream().collect(Collectors.groupingBy(rule -> rule.what().word(), Collectors.counting()));
        return "rules: " + rules.size() + " ("
                + kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " on " + kind.getKey())
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
