package org.vigie.launcher;

import picocli.CommandLine.Command;

/** The registry of developers, kept in its Kafka topic. A running {@code enrich} follows each change at once. */
@Command(
        name = "developers",
        description = "Who makes models, and from which country.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListDevelopers.class,
            CheckDevelopers.class,
            ImportDevelopers.class,
            ExportDevelopers.class,
            RemoveDevelopers.class,
        })
final class DevelopersCommand {}
