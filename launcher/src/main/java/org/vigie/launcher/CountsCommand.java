package org.vigie.launcher;

import picocli.CommandLine.Command;

/** What stands behind the counts. */
@Command(
        name = "counts",
        description = "What stands behind the counts; docs/counts.md says what they mean.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CountedItems.class})
final class CountsCommand {}
