package org.vigie.launcher;

import org.vigie.enrich.rules.Rule;
import picocli.CommandLine.Command;

/** Takes rules out of force. */
@Command(
        name = "remove",
        description = "Tell people of some things no longer. Alerts that were told stay.",
        mixinStandardHelpOptions = true)
final class RemoveRules extends RemoveDefinitions<Rule> {
    @Override
    DefinitionTopic<Rule> inForce(Config config) {
        return Running.rules(config);
    }

    @Override
    String name(Rule rule) {
        return Rules.name(rule);
    }
}
