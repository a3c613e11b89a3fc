package org.vigie.notify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Alert;
import org.vigie.contract.Alert.Lasting;
import org.vigie.contract.AlertBuilder;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.Channel;
import org.vigie.notify.plan.Destination;
import org.vigie.notify.plan.Match;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.Route;

/** Alerts, channels and plans for tests. */
public final class Examples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Examples() {}

    /** A release of DeepSeek's, told for the first time. */
    public static Alert alert(String name, Instant at) {
        return AlertBuilder.builder()
                .id("new-release/deepseek/" + name)
                .rule(Alert.NEW_RELEASE)
                .at(at)
                .release("deepseek/" + name)
                .title("DeepSeek: " + name)
                .developer("DeepSeek")
                .country("CN")
                .url("https://hub.example/deepseek/" + name)
                .version(1)
                .build();
    }

    public static Alert titled(String title) {
        return AlertBuilder.builder(alert("v4", NOW)).title(title).build();
    }

    public static Alert withdrawn(Alert alert) {
        return AlertBuilder.builder(alert)
                .withdrawn("it is noise")
                .version(alert.version() + 1)
                .build();
    }

    public static Alert retitled(Alert alert, String title) {
        return AlertBuilder.builder(alert)
                .title(title)
                .version(alert.version() + 1)
                .build();
    }

    /** A source that says nothing since an hour before a moment. */
    public static Alert silence(Instant at) {
        return AlertBuilder.builder()
                .id("quiet-source/le-fil")
                .rule("quiet-source")
                .name(new TreeMap<>(Map.of("en", "Quiet source", "fr", "Source muette")))
                .at(at)
                .title("le-fil: nothing since noon")
                .lasting(new Lasting(at.minus(Duration.ofHours(1)), null))
                .version(1)
                .build();
    }

    public static Alert ended(Alert silence, Instant until) {
        return AlertBuilder.builder(silence)
                .lasting(new Lasting(silence.at(), until))
                .version(silence.version() + 1)
                .build();
    }

    public static Channel channel(String name) {
        return channel(name, Locale.ENGLISH);
    }

    public static Channel channel(String name, Locale language) {
        var hook = new Destination.Hook(URI.create("https://hooks.example/" + name), null);
        return new Channel(name, Channel.Kind.SLACK, language, hook, null, null);
    }

    /** All alerts to all channels, by developer, with the usual times. */
    public static Plan plan(Channel... channels) {
        var names = List.of(channels).stream().map(Channel::name).toList();
        var route =
                new Route(Match.ALL, List.of("developer"), Duration.ofSeconds(30), Duration.ofMinutes(5), null, names);
        return new Plan(List.of(channels), List.of(route), List.of(), List.of());
    }

    public static Message message(Channel channel, Alert... alerts) {
        return new Message(
                "0123456789abcdef",
                channel,
                List.of(alerts).stream()
                        .map(alert -> new Told(alert, null, NOW))
                        .toList());
    }
}
