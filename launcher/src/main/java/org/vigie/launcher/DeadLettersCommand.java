package org.vigie.launcher;

import picocli.CommandLine.Command;

/** What was refused, and how it gets another chance. */
@Command(
        name = "dead-letters",
        description = "What was refused: list it, look at it, put it back where it came from.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListDeadLetters.class, ShowDeadLetter.class, RedriveDeadLetters.class})
final class DeadLettersCommand {}
