package org.vigie.launcher;

import picocli.CommandLine.Command;

/** What people are told. */
@Command(
        name = "alerts",
        description = "What people are told, and what became of it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListAlerts.class,
            BacktestAlerts.class,
            ExplainAlerts.class,
            TestAlerts.class,
            SilenceCommand.class,
        })
final class AlertsCommand {}
