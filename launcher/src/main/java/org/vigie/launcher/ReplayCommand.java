package org.vigie.launcher;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Epoch;
import org.vigie.contract.UserError;
import org.vigie.sink.EpochIndices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Computes everything anew from the log, with the definitions that are in force, beside what people read, and lets them read
 * the outcome instead.
 */
@Command(
        name = "replay",
        description = {
            "Compute everything anew from the log of items and models, with the definitions that are in force: as the next"
                    + " epoch, beside the one that people read. Without a subcommand it begins one, or goes on with the one"
                    + " that was begun, and ends when that has caught up.",
        },
        mixinStandardHelpOptions = true,
        subcommands = {CompareEpochs.class})
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var config = Connected.of(options.config());
        var epoch = config.epochs().filling();
        var view = LiveView.onStandardOutput();
        if (epoch == null) {
            epoch = begin(config);
            view.say(epoch.name() + " begins, beside " + config.epochs().live().name());
        } else {
            view.say(epoch.name() + " goes on, begun at " + epoch.begunAt());
        }
        if (!new ReplayRun(config.config(), epoch, view).untilCaughtUp()) {
            view.say("stopped; \"vigie replay\" goes on, \"vigie replay cancel\" removes what is there");
            return 1;
        }
        view.say(epoch.name() + " has caught up with the log");
        new EpochComparison(config.config().elasticsearch(), config.epochs().live(), epoch)
                .summary(spec.commandLine().getOut());
        view.say("\"vigie replay compare\" shows what differs, \"vigie replay switch\" lets people read it");
        return 0;
    }

    private static Epoch begin(Connected config) {
        var kafka = config.kafka();
        int number = config.epochs().all().lastKey() + 1;
        try (var admin = new KafkaAdmin(kafka)) {
            var begun = Instant.now();
            var epoch = new Epoch(
                    number, Epoch.State.FILLING, admin.ends(kafka.topics().items()), begun, begun);
            config.epochs().write(epoch);
            if (!config.epochs().get(number).equals(epoch)) {
                throw new UserError(
                        epoch.name() + " was begun by somebody else at the same time: \"vigie replay\" joins");
            }
            return epoch;
        }
    }

    @Command(name = "status", description = "The epochs there are.", mixinStandardHelpOptions = true)
    int status(@Mixin Options options) {
        var config = Connected.of(options.config());
        var out = spec.commandLine().getOut();
        for (var epoch : config.epochs().all().values()) {
            out.printf("%-9s %-8s", epoch.name(), epoch.state().name().toLowerCase(Locale.ROOT));
            out.print(epoch.changedAt() == null ? "" : " since " + epoch.changedAt());
            out.print(epoch.begunAt() == null ? "" : ", begun " + epoch.begunAt());
            out.println(
                    epoch.state() == Epoch.State.FILLING
                            ? ", " + Behind.of(config.kafka().in(epoch))
                            : "");
        }
        return 0;
    }

    @Command(
            name = "switch",
            description =
                    "Let people read a replay in place of what they read now, all indices at once; the services follow."
                            + " It catches up with the log first.",
            mixinStandardHelpOptions = true)
    int change(
            @Mixin Options options,
            @Option(
                            names = "--to",
                            paramLabel = "EPOCH",
                            description = "a former epoch, to go back to it (default: the replay that is under way)")
                    @Nullable
                    Integer to)
            throws InterruptedException {
        var config = Connected.of(options.config());
        var next = to == null ? config.epochs().filling() : config.epochs().get(to);
        if (next == null) {
            throw new UserError(
                    "no replay is under way: begin one with \"vigie replay\", or name another epoch with --to");
        }
        if (next.state() == Epoch.State.REMOVING) {
            throw new UserError(next.name() + " is being removed: finish that with \"vigie replay remove "
                    + next.number() + "\", and begin anew");
        }
        var view = LiveView.onStandardOutput();
        if (next.isLive()) {
            try (var indices = new EpochIndices(config.config().elasticsearch())) {
                indices.change(next, null);
            }
            view.say(next.name() + " is live already: its aliases are as they should be");
            return 0;
        }
        if (!new ReplayRun(config.config(), next, view).untilCaughtUp()) {
            view.say("stopped before the switch: people read what they read before");
            return 1;
        }
        change(config, next, view);
        return 0;
    }

    /** What was true before it caught up may be hours old. */
    private static void change(Connected config, Epoch next, LiveView view) {
        if (!config.epochs().get(next.number()).equals(next)) {
            throw new UserError(next.name() + " was changed by somebody else meanwhile: see \"vigie replay status\"");
        }
        var live = config.epochs().live();
        var now = Instant.now();
        var becomes = next.become(Epoch.State.LIVE, now);
        var was = live.become(Epoch.State.FORMER, now);
        try (var indices = new EpochIndices(config.config().elasticsearch())) {
            indices.change(becomes, was);
        }
        config.epochs().write(becomes, was);
        view.say("people read " + next.name() + " from now on; \"vigie replay switch --to " + live.number()
                + "\" goes back, \"vigie replay remove " + live.number() + "\" removes the former one");
    }

    @Command(
            name = "cancel",
            description = "Remove the replay that is under way; what people read is not touched.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin Options options) {
        var config = Connected.of(options.config());
        var filling = config.epochs().filling();
        if (filling == null) {
            throw new UserError("no replay is under way; \"vigie replay remove EPOCH\" removes another epoch");
        }
        remove(config, filling);
        return 0;
    }

    @Command(
            name = "remove",
            description = "Remove a former epoch: its Kafka topics, groups and indices.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin Options options, @Parameters(paramLabel = "EPOCH", description = "its number") int number) {
        var config = Connected.of(options.config());
        var epoch = config.epochs().get(number);
        if (epoch.isLive()) {
            throw new UserError(epoch.name() + " is the one that people read: switch to another one first");
        }
        remove(config, epoch);
        return 0;
    }

    /** One whose removal was interrupted is good for nothing but to be removed. */
    private void remove(Connected config, Epoch epoch) {
        try (var admin = new KafkaAdmin(config.kafka().in(epoch));
                var indices = new EpochIndices(config.config().elasticsearch())) {
            if (indices.isRead(epoch)) {
                throw new UserError("people read the indices of " + epoch.name()
                        + ": a switch was interrupted; do it again, or go back with \"vigie replay switch --to "
                        + config.epochs().live().number() + "\"");
            }
            admin.removeGroups();
            config.epochs().write(epoch.become(Epoch.State.REMOVING, Instant.now()));
            admin.removeTopics();
            indices.remove(epoch);
        }
        ReplayRun.removeFolder(config.config(), epoch);
        config.epochs().write(epoch.become(Epoch.State.REMOVED, Instant.now()));
        spec.commandLine().getOut().println(epoch.name() + " is removed");
    }
}
