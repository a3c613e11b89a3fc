package org.vigie.launcher;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.UserError;
import org.vigie.notify.message.IdempotencyKey;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.Channel;
import org.vigie.notify.plan.Destination;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.send.Answer;
import org.vigie.notify.send.Couriers;
import org.vigie.notify.send.SendConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a message that says it is a test, past routes and ledger. */
@Command(
        name = "test",
        description = {
            "Send one message that says it is a test to each of some channels, in one attempt, and print what the receiver"
                    + " answers; status 1 where one does not take it.",
            "Of a feed, a file beside it is written, so that its readers see nothing of the test."
        },
        mixinStandardHelpOptions = true)
final class TestAlerts implements Callable<Integer> {
    private static final Map<String, String> NAME = Map.of("fr", "Essai", "en", "Test");
    private static final Map<String, String> TEXT = Map.of(
            "fr", "ce message de Vigie vérifie un canal, rien ne s’est passé",
            "en", "this message of Vigie tries a channel, nothing has happened");

    @Parameters(paramLabel = "CHANNEL", arity = "1..*", description = "names of channels in the file")
    private List<String> names = List.of();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "channels and routes; if left out, those of notify.config")
    private @Nullable Path file;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var config = options.config().telling();
        var plan = (file == null ? config : config.with(file)).plan();
        var channels = channels(plan).stream().map(TestAlerts::besideFeed).toList();
        boolean isTaken = true;
        for (var channel : channels) {
            var answer = send(channel, config.send());
            isTaken &= answer instanceof Answer.Taken;
            spec.commandLine().getOut().println(line(channel, answer));
        }
        return isTaken ? 0 : 1;
    }

    private List<Channel> channels(Plan plan) {
        var channels = new ArrayList<Channel>();
        var known = plan.channels().stream().map(Channel::name).toList();
        for (var name : names) {
            channels.add(plan.channel(name)
                    .orElseThrow(() -> new UserError("nothing is sent: there is no channel \"" + name
                            + "\" in the file; there are " + String.join(", ", known)
                            + DidYouMean.inWords(name, known))));
        }
        return channels;
    }

    private static Channel besideFeed(Channel channel) {
        if (!(channel.destination() instanceof Destination.AtomFile feed)) {
            return channel;
        }
        var beside =
                new Destination.AtomFile(feed.file().resolveSibling(feed.file().getFileName() + ".test"));
        return new Channel(
                channel.name(), channel.kind(), channel.language(), beside, channel.digest(), channel.quiet());
    }

    private static Answer send(Channel channel, SendConfig config) throws InterruptedException {
        var now = Instant.now();
        var alert = alert(now);
        var key = IdempotencyKey.of(channel.name(), List.of(alert), now);
        var message = new Message(key, channel, List.of(new Told(alert, null, now)));
        try (var couriers = new Couriers(List.of(channel), config, name -> List.of(), (sent, answer) -> {})) {
            return couriers.attempt(message);
        }
    }

    private static Alert alert(Instant now) {
        return AlertBuilder.builder()
                .id("test/" + UUID.randomUUID())
                .rule("test")
                .severity(Alert.Severity.INFO)
                .name(new TreeMap<>(NAME))
                .at(now)
                .title("Test: " + TEXT.get("en"))
                .texts(new TreeMap<>(TEXT))
                .labels(new TreeMap<>(Map.of("rule", "test", "severity", "info")))
                .version(1)
                .build();
    }

    private static String line(Channel channel, Answer answer) {
        var verdict = switch (answer) {
            case Answer.Taken taken -> "taken";
            case Answer.Refused refused -> "refused";
            case Answer.TryAgain again -> "not taken now";
        };
        return channel.name() + " (" + channel.kind().label() + "): " + verdict + ": " + answer.said();
    }
}
