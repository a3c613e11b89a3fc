package org.vigie.launcher;

import picocli.CommandLine.Command;

/** What is stored, as files for other tools. */
@Command(
        name = "export",
        description = "Write what is stored as CSV, JSON lines or Parquet.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ExportItems.class, ExportCounts.class})
final class ExportCommand {}
