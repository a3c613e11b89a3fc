package org.vigie.notify.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;

/**
 * Which alerts go where, and which of them together.
 *
 * @param groupBy labels: alerts that agree in them are told in one message
 * @param groupWait how long the first alert of a group waits for others
 * @param groupInterval shortest time between two messages of a group
 * @param repeatInterval after which a state that still holds is told again, null for never
 * @param channels names
 */
public record Route(
        Match match,
        List<String> groupBy,
        Duration groupWait,
        Duration groupInterval,
        @Nullable Duration repeatInterval,
        List<String> channels) {
    static final Duration WAIT = Duration.ofSeconds(30);
    static final Duration INTERVAL = Duration.ofMinutes(5);

    static final Duration SHORTEST_REPEAT = INTERVAL;

    public Route {
        groupBy = List.copyOf(groupBy);
        channels = List.copyOf(channels);
    }

    static Route plain(String channel) {
        return new Route(Match.ALL, List.of(), WAIT, INTERVAL, null, List.of(channel));
    }

    /** The group of an alert on a channel, such as {@code desk|developer=DeepSeek}. */
    public String group(Channel channel, Alert alert) {
        return channel.name() + "|" + Match.labels(alert, groupBy);
    }
}
