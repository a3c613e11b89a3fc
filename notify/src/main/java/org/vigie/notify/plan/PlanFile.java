package org.vigie.notify.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.contract.DidYouMean;
import org.vigie.contract.UserError;
import org.vigie.contract.YamlPart;
import org.vigie.contract.YamlProblems;

/** Reads a {@link Plan} and tells everything that is wrong with it at once. One thread. */
public final class PlanFile {
    private static final List<String> PARTS = List.of("channels", "routes", "inhibit", "silences");
    private static final List<String> ROUTE =
            List.of("match", "group_by", "group_wait", "group_interval", "repeat_interval", "channels");
    private static final List<String> INHIBITION = List.of("source", "target", "equal", "within");

    /** Shorter names look like each other by chance. */
    private static final int SHORTEST_SLIP = 5;

    private PlanFile() {}

    /**
     * Reads a file.
     *
     * @throws UserError that lists all problems as {@code FILE:LINE:COLUMN: what}
     */
    public static Plan read(Path file, Secrets secrets) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), secrets);
        } catch (IOException e) {
            throw new UserError(
                    "notify.config=" + file + " cannot be read: it must be a readable file in UTF-8 (" + e + ")", e);
        }
    }

    static Plan parse(String file, String yaml, Secrets secrets) {
        var problems = new YamlProblems("plan", "who is told what has");
        var root = YamlPart.read(file, yaml, problems);
        var plan = root == null
                ? new Plan(List.of(), List.of(), List.of(), List.of())
                : plan(root, new ChannelForm(secrets));
        problems.verify();
        return plan;
    }

    private static Plan plan(YamlPart root, ChannelForm form) {
        root.verifyFields(PARTS);
        var channels = new LinkedHashMap<String, Channel>();
        for (var part : required(root, "channels")) {
            var channel = form.read(part);
            if (channels.putIfAbsent(channel.name(), channel) != null) {
                part.part("name").problem("\"" + channel.name() + "\" is another channel's name, too");
            }
        }
        var routes = new ArrayList<Route>();
        required(root, "routes").forEach(part -> routes.add(route(part, channels.keySet())));
        var inhibitions =
                optional(root, "inhibit").stream().map(PlanFile::inhibition).toList();
        var silences =
                optional(root, "silences").stream().map(SilenceFile::read).toList();
        return new Plan(List.copyOf(channels.values()), routes, inhibitions, silences);
    }

    private static List<YamlPart> optional(YamlPart root, String name) {
        var part = root.part(name);
        if (part.isThere() && !part.isList()) {
            part.problem("it must be a list");
        }
        return part.list();
    }

    private static Inhibition inhibition(YamlPart part) {
        part.verifyFields(INHIBITION);
        for (var name : List.of("source", "target")) {
            if (part.part(name).parts().isEmpty()) {
                part.part(name).problem("it must say which alerts, by labels such as {rule: new-release}");
            }
        }
        var equal = part.part("equal").texts();
        equal.forEach(label -> verifyLabel(part.part("equal"), label));
        return new Inhibition(
                match(part.part("source")),
                match(part.part("target")),
                equal,
                wait(part.part("within"), Inhibition.WITHIN));
    }

    private static List<YamlPart> required(YamlPart root, String name) {
        var part = root.part(name);
        if (part.list().isEmpty()) {
            part.problem("there must be a list of " + name);
        }
        return part.list();
    }

    private static Route route(YamlPart part, Set<String> channels) {
        part.verifyFields(ROUTE);
        var groupBy = part.part("group_by").texts();
        groupBy.forEach(label -> verifyLabel(part.part("group_by"), label));
        var names = part.part("channels").texts();
        if (names.isEmpty()) {
            part.part("channels").problem("a route leads to one channel or more");
        }
        names.stream()
                .filter(name -> !channels.contains(name))
                .forEach(name -> part.part("channels").problem("there is no channel \"" + name + "\""));
        return new Route(
                match(part.part("match")),
                groupBy,
                wait(part.part("group_wait"), Route.WAIT),
                wait(part.part("group_interval"), Route.INTERVAL),
                part.part("repeat_interval").isThere() ? repeat(part.part("repeat_interval")) : null,
                names);
    }

    private static Duration repeat(YamlPart part) {
        var interval = Fields.duration(part);
        if (interval.compareTo(Route.SHORTEST_REPEAT) < 0) {
            part.problem("what still holds is told again every five minutes at most");
        }
        return interval;
    }

    private static Duration wait(YamlPart part, Duration otherwise) {
        return part.isThere() ? Fields.duration(part) : otherwise;
    }

    static Match match(YamlPart part) {
        if (part.isThere() && !part.isMap()) {
            part.problem("it must have labels, such as {rule: new-release}");
        }
        part.parts().forEach((label, value) -> verifyLabel(value, label));
        return new Match(part.parts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> values(label.getValue()))));
    }

    /** Rules may have labels of their own; one that looks like another is a slip. */
    private static void verifyLabel(YamlPart part, String label) {
        boolean isKnown = Match.LABELS.contains(label) || label.length() < SHORTEST_SLIP;
        var meant = isKnown ? "" : DidYouMean.inWords(label, Match.LABELS);
        if (!meant.isEmpty()) {
            part.problem("\"" + label + "\" is no label" + meant);
        }
    }

    private static List<String> values(YamlPart part) {
        var values = part.texts();
        if (values.isEmpty()) {
            part.problem("it names nothing, so no alert would fit");
        }
        return values;
    }
}
