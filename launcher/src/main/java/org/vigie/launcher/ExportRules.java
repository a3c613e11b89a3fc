package org.vigie.launcher;

import org.vigie.enrich.rules.Rule;
import picocli.CommandLine.Command;

/** Writes rules as files, to be edited and imported. */
@Command(
        name = "export",
        description = "Write the rules in force as YAML, as their authors wrote them: ID.yaml each.",
        mixinStandardHelpOptions = true)
final class ExportRules extends ExportDefinitions<Rule> {
    @Override
    Pack<Rule> pack() {
        return Rules.PACK;
    }

    @Override
    String id(Rule rule) {
        return rule.id();
    }

    @Override
    String yaml(Rule rule) {
        return rule.yaml();
    }
}
