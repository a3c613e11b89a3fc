package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.KafkaConfig;
import org.vigie.enrich.Backtest;
import org.vigie.enrich.rules.Rule;
import org.vigie.notify.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries rules on the past. Nobody is told anything, and nothing is written. */
@Command(
        name = "backtest",
        description = {
            "Show what rules would have told of the stored items and releases: which messages, when, on which channel;"
                    + " and how many alerts a week. Nobody is told anything.",
            "Everything stored is read, since rules on volume and silence compare with the past."
        },
        mixinStandardHelpOptions = true)
final class BacktestAlerts implements Callable<Integer> {
    @Option(
            names = "--rule",
            required = true,
            paramLabel = "RULES",
            description = "a rule, a folder of rules (YAML), \"" + Pack.SHIPPED + "\" or \"" + Pack.IN_FORCE + "\"")
    private Path rules = Path.of(Pack.IN_FORCE);

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "90d",
            description = "alerts of what happened since: 90d, 2026-03-01 or 2026-03-01T12:00:00Z (${DEFAULT-VALUE})")
    private String since = "90d";

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "channels, routes and silences; if left out, notify.config; without either only the alerts")
    private @Nullable Path plan;

    @Option(
            names = "--against",
            paramLabel = "RULES",
            description = "also what is new (+) and what is gone (-) compared with these; those of the same ids where"
                    + " --rule is one file")
    private @Nullable Path against;

    @Option(names = "--json", description = "JSON lines instead of tables")
    private boolean json;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        var config = options.config();
        var from = Span.since(since, Instant.now());
        var tried = Rules.PACK.read(rules, config);
        var plan = plan(config);
        var kafka = Running.kafkaWithTopics(config);
        var former = against == null ? null : former(against, tried, config);
        var out = spec.commandLine().getOut();
        var report = json ? new BacktestLines(out) : new BacktestTables(out);
        try (var backtest = new Backtest(kafka, tried);
                var other = former == null ? null : new Backtest(kafka, former)) {
            var alerts = new PastAlerts(from);
            var before = new PastAlerts(from);
            read(kafka, backtest, alerts, other, before);
            var rehearsal =
                    plan == null ? null : new Rehearsal(plan, config.telling().oldest());
            if (rehearsal != null) {
                alerts.tell(rehearsal);
            }
            report.print(new BacktestResult(
                    tried,
                    alerts,
                    rehearsal,
                    former == null ? null : before,
                    Span.of(from, backtest),
                    backtest.fed(),
                    backtest.refused()));
        }
        return 0;
    }

    private @Nullable Plan plan(Config config) {
        if (plan != null) {
            return config.telling().with(plan).plan();
        }
        return config.telling().file() == null ? null : config.telling().plan();
    }

    /** One file is a change of its rule, a folder is all there is to be: as for an import. */
    private List<Rule> former(Path path, List<Rule> tried, Config config) {
        var all = Rules.PACK.read(path, config);
        if (!Files.isRegularFile(rules)) {
            return all;
        }
        var ids = tried.stream().map(Rule::id).collect(Collectors.toSet());
        return all.stream().filter(rule -> ids.contains(rule.id())).toList();
    }

    private static void read(
            KafkaConfig kafka, Backtest backtest, PastAlerts alerts, @Nullable Backtest other, PastAlerts before) {
        StoredRecords.forEach(kafka, Backtest.inputs(kafka), record -> {
            var time = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
            backtest.feed(record.topic(), record.key(), record.value(), time).forEach(alerts::hear);
            if (other != null) {
                other.feed(record.topic(), record.key(), record.value(), time).forEach(before::hear);
            }
        });
    }
}
