package org.vigie.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.enrich.rules.Condition;
import org.vigie.enrich.rules.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The rules of alerts. */
@Command(
        name = "list",
        description = "Show the rules: those in force, unless others are named.",
        mixinStandardHelpOptions = true)
final class ListRules implements Callable<Integer> {
    private static final Table TABLE =
            new Table(List.of("ID", "VERSION", "NAME", "SEVERITY", "ON", "WHERE"), Set.of(2, 5));

    @Parameters(arity = "0..1", paramLabel = "RULES", description = Definitions.ALL)
    private Path rules = Path.of(Pack.IN_FORCE);

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        TABLE.print(
                Rules.PACK.read(rules, options.config()).stream()
                        .map(ListRules::row)
                        .toList(),
                spec.commandLine().getOut());
        return 0;
    }

    static List<String> row(Rule rule) {
        return List.of(
                rule.id(),
                String.valueOf(rule.version()),
                Rules.name(rule),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.what().word(),
                where(rule));
    }

    /** In few words, such as {@code language=fr; unless country=CN; query}. */
    private static String where(Rule rule) {
        var selection = rule.what().selection();
        var parts = new TreeMap<Integer, String>();
        if (!selection.where().values().isEmpty()) {
            parts.put(0, text(selection.where()));
        }
        if (!selection.unless().values().isEmpty()) {
            parts.put(1, "unless " + text(selection.unless()));
        }
        if (selection.query() != null) {
            parts.put(2, "query");
        }
        return parts.isEmpty() ? "-" : String.join("; ", parts.values());
    }

    private static String text(Condition condition) {
        return condition.values().entrySet().stream()
                .map(field -> field.getKey() + "=" + String.join("|", field.getValue()))
                .collect(Collectors.joining(", "));
    }
}
