package org.vigie.launcher;

import java.util.List;
import org.vigie.enrich.rules.Rule;
import org.vigie.enrich.rules.RuleFiles;
import picocli.CommandLine.Command;

/** Tells people exactly what the rules of a folder ask for, or adds to those in force. */
@Command(
        name = "import",
        description =
                "Tell people exactly what the rules of a folder ask for: adds, changes and removes. A single file is"
                        + " added to those in force. What comes from now on is judged so; a rule that asks for something else needs"
                        + " a higher version. With --shipped --add, rules stay that have been changed since to another version.",
        mixinStandardHelpOptions = true)
final class ImportRules extends ImportFolder<Rule> {
    @Override
    Pack<Rule> pack() {
        return Rules.PACK;
    }

    @Override
    List<Rule> usable(DefinitionTopic<Rule> topic, List<Rule> written) {
        var usable = super.usable(topic, written);
        KnownNames.inForce(config()).remarks(usable).forEach(this::remark);
        return usable;
    }

    @Override
    ChangesText<Rule> text() {
        return new ChangesText<>(Rule::id, Rules::name, RuleFiles::differences);
    }
}
