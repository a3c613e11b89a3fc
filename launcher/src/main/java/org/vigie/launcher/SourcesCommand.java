package org.vigie.launcher;

import picocli.CommandLine.Command;

/** The list of sources that a pipeline polls, kept in its Kafka topic. A running {@code ingest} follows each change at once. */
@Command(
        name = "sources",
        description = "The sources that are polled.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListSources.class,
            TestSources.class,
            AddSource.class,
            RemoveSources.class,
            ImportSources.class,
            ExportSources.class,
        })
final class SourcesCommand {}
