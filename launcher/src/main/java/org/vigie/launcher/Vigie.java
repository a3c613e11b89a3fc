package org.vigie.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.ApiException;
import org.vigie.contract.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code vigie}. */
@Command(
        name = "vigie",
        description = "Watches news and model releases: feeds and hubs to Kafka, Kafka Streams, Elasticsearch.",
        version = "vigie " + Vigie.VERSION,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Up.class,
            Demo.class,
            Services.IngestCommand.class,
            Services.EnrichCommand.class,
            Services.SinkCommand.class,
            Services.NotifyCommand.class,
            DashboardCommand.class,
            Check.class,
            Status.class,
            DeadLettersCommand.class,
            ListReleases.class,
            AlertsCommand.class,
            CountsCommand.class,
            ReplayCommand.class,
            SourcesCommand.class,
            DevelopersCommand.class,
            TopicsCommand.class,
            RulesCommand.class,
            LabelCommand.class,
            ExportCommand.class,
            ElasticsearchCommand.class,
            Inspect.class,
            ClassifierCommand.class,
        })
public final class Vigie {
    static final String VERSION = "0.1";

    private static final int FAILED = 1;

    private Vigie() {}

    /** Runs one command; the process ends with its status: 0 well, 1 failed with a sentence, 2 wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Logs.quiet();
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = commandLine(out, err).execute(arguments);
        out.flush();
        return status;
    }

    /** The command as everybody gets it. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Vigie())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, result) -> {
                    out.flush();
                    return explain(exception, err);
                });
    }

    private static Throwable rootOf(Throwable exception) {
        var cause = exception.getCause();
        return cause == null ? exception : rootOf(cause);
    }

    /** What a person can mend is one sentence; what Kafka or the network says is named as such; the rest is a bug. */
    private static int explain(Throwable exception, PrintWriter err) {
        if (exception instanceof UserError) {
            err.println("vigie: " + exception.getMessage());
        } else if (rootOf(exception) instanceof ApiException) {
            err.println("vigie: Kafka does not answer as it should: "
                    + rootOf(exception).getMessage() + "; check kafka.bootstrap and the broker's log");
        } else {
            err.println("vigie: this is a bug, please report it with the lines below");
            exception.printStackTrace(err);
        }
        return FAILED;
    }
}
