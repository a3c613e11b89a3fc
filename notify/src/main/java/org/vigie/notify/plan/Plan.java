package org.vigie.notify.plan;

import java.util.List;
import java.util.Optional;
import org.vigie.contract.Alert;

/** Who is told what, when and how. */
public record Plan(List<Channel> channels, List<Route> routes, List<Inhibition> inhibitions, List<Silence> silences) {
    public Plan {
        channels = List.copyOf(channels);
        routes = List.copyOf(routes);
        inhibitions = List.copyOf(inhibitions);
        silences = List.copyOf(silences);
    }

    /** A way of an alert: the route that leads it to a channel. */
    public record Way(Channel channel, Route route) {}

    /** Each channel of every route that matches, once: where several lead to one channel, the first does. */
    public List<Way> ways(Alert alert) {
        return channels.stream()
                .flatMap(channel -> routes.stream()
                        .filter(route -> route.channels().contains(channel.name()))
                        .filter(route -> route.match().fits(alert))
                        .limit(1)
                        .map(route -> new Way(channel, route)))
                .toList();
    }

    /** The way to one channel, of an alert that was told there before; also where no route leads there any more. */
    public Optional<Way> wayBack(Alert alert, String name) {
        return channel(name)
                .map(channel -> new Way(
                        channel,
                        ways(alert).stream()
                                .filter(way -> way.channel().equals(channel))
                                .map(Way::route)
                                .findFirst()
                                .orElseGet(() -> Route.plain(name))));
    }

    /** The channel of that name. */
    public Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }
}
