package org.vigie.launcher;

import picocli.CommandLine.Command;

/** The rules of alerts, which a running {@code enrich} follows at once. */
@Command(
        name = "rules",
        description = "The rules that say what people are told.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListRules.class,
            CheckRules.class,
            ImportRules.class,
            ExportRules.class,
            RemoveRules.class,
        })
final class RulesCommand {}
