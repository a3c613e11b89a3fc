package org.vigie.launcher;

import org.vigie.contract.Developer;
import picocli.CommandLine.Command;

/** Takes developers out of the registry. */
@Command(
        name = "remove",
        description = "Know some developers no longer. What was judged with them stays.",
        mixinStandardHelpOptions = true)
final class RemoveDevelopers extends RemoveDefinitions<Developer> {
    @Override
    DefinitionTopic<Developer> inForce(Config config) {
        return Running.developers(config);
    }

    @Override
    String name(Developer developer) {
        return developer.name();
    }
}
