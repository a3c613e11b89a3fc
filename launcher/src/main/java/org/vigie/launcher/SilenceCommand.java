package org.vigie.launcher;

import picocli.CommandLine.Command;

/** What nobody wants to hear of for a while. */
@Command(
        name = "silence",
        description = "What nobody wants to hear of for a while; who tells follows at once.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AddSilence.class, ListSilences.class, EndSilence.class})
final class SilenceCommand {}
