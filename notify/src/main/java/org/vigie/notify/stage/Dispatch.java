package org.vigie.notify.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.DeliveryBuilder;
import org.vigie.notify.message.IdempotencyKey;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.Channel;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.Plan.Way;
import org.vigie.notify.stage.Stage.Candidate;
import org.vigie.notify.stage.Stage.Verdict;

/**
 * Decides what is told to whom, and when. Every decision is a line of the ledger; it is to be noted there before anything
 * follows from it, and who gives all lines of a ledger to {@link #remember} has the same state again. On each channel one message
 * is on its way at a time: what comes meanwhile is told in the next one. One thread.
 */
public final class Dispatch {
    /** Stage of what happened too long ago when it was first seen. */
    public static final String TOO_OLD = "too-old";

    private static final String SENT = "sent";
    private static final String NO_CHANNEL = "no-channel";

    private final Plan plan;
    private final Groups groups = new Groups();
    private final List<Stage> stages;
    private final Map<String, Standing> standings = new HashMap<>();
    /** Channels on which an alert has a standing, by its id. */
    private final Map<String, List<String>> channels = new HashMap<>();

    /** What is on its way, by idempotency key, then by the line's key. */
    private final Map<String, Map<String, Delivery>> onTheirWay = new LinkedHashMap<>();

    /** @param oldest an alert whose event was longer ago when it is first seen is not told */
    public Dispatch(Plan plan, Duration oldest) {
        this.plan = plan;
        stages = List.of(
                new TooOld(oldest), new Silenced(plan.silences()), new Digested(), new Quiet(), new Grouped(groups));
    }

    /**
     * What follows from an alert.
     *
     * @param lines to be noted
     * @param known channels for which it is nothing new
     */
    public record Taken(List<Delivery> lines, int known) {}

    /**
     * A message that is due.
     *
     * @param lines to be noted before it is sent
     */
    public record Departure(Message message, List<Delivery> lines) {}

    /** Takes a line of the ledger for what has happened. In the order in which they were noted. */
    public void remember(Delivery line) {
        var before = standings.getOrDefault(line.key(), Standing.NONE);
        if (before == Standing.NONE) {
            channels.computeIfAbsent(line.alert().id(), id -> new ArrayList<>()).add(line.channel());
        }
        var after = before.after(line);
        if (before.waiting() != null) {
            groups.remove(before.waiting());
        }
        if (after.waiting() != null) {
            groups.put(after.waiting());
        }
        if (before.sending() != null && after.sending() == null) {
            forget(before.sending());
        }
        if (line.outcome() == Outcome.SENDING) {
            groups.hasLeft(line);
            onTheirWay
                    .computeIfAbsent(keyOf(line), key -> new LinkedHashMap<>())
                    .put(line.key(), line);
        }
        standings.put(line.key(), after);
    }

    private void forget(Delivery sending) {
        var lines = onTheirWay.getOrDefault(keyOf(sending), Map.of());
        if (lines.containsKey(sending.key())) {
            lines.remove(sending.key());
        }
        if (lines.isEmpty()) {
            onTheirWay.remove(keyOf(sending));
        }
    }

    /** Hears of an alert, or of another version of one. What is decided is remembered already. */
    public Taken take(Alert alert, Instant now) {
        var lines = new ArrayList<Delivery>();
        int known = 0;
        for (var way : ways(alert)) {
            var line = line(alert, way, now);
            if (line == null) {
                known++;
            } else {
                remember(line);
                lines.add(line);
            }
        }
        return new Taken(lines, known);
    }

    /** Whether one version of an alert is nothing new to those who know the other. */
    public static boolean saysTheSame(Alert one, Alert other) {
        return Standing.saysTheSame(one, other);
    }

    /** Where it is to be told, and where it was. */
    private List<Way> ways(Alert alert) {
        var ways = new ArrayList<>(plan.ways(alert));
        for (var channel : channels.getOrDefault(alert.id(), List.of())) {
            if (ways.stream().noneMatch(way -> way.channel().name().equals(channel))) {
                plan.wayBack(alert, channel)
                        .filter(way -> standing(alert, channel).concernsSomebody())
                        .ifPresent(ways::add);
            }
        }
        return ways;
    }

    private @Nullable Delivery line(Alert alert, Way way, Instant now) {
        var standing = standing(alert, way.channel().name());
        return switch (standing.news(alert)) {
            case KNOWN -> null;
            case FIRST -> judged(new Candidate(alert, way, true), now);
            case CORRECTION -> judged(new Candidate(alert, way, false), now);
            case OVERTAKEN ->
                begin(alert, way.channel().name(), Outcome.SUPPRESSED, Standing.OVERTAKEN, now)
                        .answer("taken back before it was told")
                        .build();
            case REWORDED -> reworded(standing, alert, now);
        };
    }

    private static @Nullable Delivery reworded(Standing standing, Alert alert, Instant now) {
        var waiting = standing.waiting();
        return waiting == null
                ? null
                : DeliveryBuilder.builder(waiting).alert(alert).at(now).build();
    }

    private @Nullable Delivery judged(Candidate candidate, Instant now) {
        for (var stage : stages) {
            var line = switch (stage.judge(candidate, now)) {
                case Verdict.Pass pass -> null;
                case Verdict.Suppress suppress ->
                    begin(candidate, Outcome.SUPPRESSED, stage, now)
                            .answer(suppress.why())
                            .build();
                case Verdict.Wait wait ->
                    begin(candidate, Outcome.WAITING, stage, now)
                            .group(wait.group())
                            .due(groups.due(wait.group()).orElse(wait.due()))
                            .build();
            };
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private static DeliveryBuilder begin(Candidate candidate, Outcome outcome, Stage stage, Instant now) {
        return begin(candidate.alert(), candidate.way().channel().name(), outcome, stage.name(), now);
    }

    private static DeliveryBuilder begin(Alert alert, String channel, Outcome outcome, String stage, Instant now) {
        return DeliveryBuilder.builder()
                .alert(alert)
                .channel(channel)
                .outcome(outcome)
                .stage(stage)
                .at(now);
    }

    /** Lines that spare those who waited in vain; remembered already. To be asked before {@link #due}. */
    public List<Delivery> spare(Instant now) {
        var lines = new ArrayList<Delivery>();
        for (var members : groups.due(now)) {
            for (var member : members) {
                var stage = plan.channel(member.channel()).isEmpty()
                        ? NO_CHANNEL
                        : standing(member.alert(), member.channel()).isNothingToTakeBack() ? Standing.OVERTAKEN : "";
                if (!stage.isEmpty()) {
                    lines.add(begin(member.alert(), member.channel(), Outcome.SUPPRESSED, stage, now)
                            .build());
                }
            }
        }
        lines.forEach(this::remember);
        return lines;
    }

    /** Messages that are due on channels that are free, one for each; remembered already. */
    public List<Departure> due(Instant now) {
        var departures = new ArrayList<Departure>();
        for (var members : groups.due(now)) {
            var channel = plan.channel(members.getFirst().channel());
            if (channel.isPresent() && isFree(channel.get().name()) && !isQuiet(channel.get(), now)) {
                departures.add(depart(some(members, channel.get()), now));
            }
        }
        return departures;
    }

    /** Also where the wait began before the quiet hours, and where the channel was busy until they came. */
    private static boolean isQuiet(Channel channel, Instant now) {
        return channel.quiet() != null && channel.quiet().endAfter(now).isAfter(now);
    }

    /** The oldest, as many as a message has room for; the others leave when the channel is free again. */
    private static List<Delivery> some(List<Delivery> members, Channel channel) {
        return members.stream()
                .sorted(Comparator.comparing((Delivery line) -> line.alert().at())
                        .thenComparing(Delivery::key))
                .limit(channel.kind().most())
                .toList();
    }

    private Departure depart(List<Delivery> members, Instant now) {
        var channel = members.getFirst().channel();
        var key =
                IdempotencyKey.of(channel, members.stream().map(Delivery::alert).toList(), now);
        var lines = members.stream()
                .map(member -> DeliveryBuilder.builder(member)
                        .outcome(Outcome.SENDING)
                        .stage(SENT)
                        .at(now)
                        .idempotencyKey(key)
                        .build())
                .toList();
        lines.forEach(this::remember);
        return new Departure(message(key, lines).orElseThrow(), lines);
    }

    private boolean isFree(String channel) {
        return onTheirWay.values().stream()
                .flatMap(lines -> lines.values().stream())
                .noneMatch(line -> line.channel().equals(channel));
    }

    /** Messages that the ledger says are on their way: after a restart they are sent again, as they were. */
    public List<Message> onTheirWay() {
        return onTheirWay.entrySet().stream()
                .map(each -> message(each.getKey(), List.copyOf(each.getValue().values())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lines for what is on its way to a channel that is not configured any more; remembered already. */
    public List<Delivery> giveUp(Instant now) {
        var lines = onTheirWay.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(line -> plan.channel(line.channel()).isEmpty())
                .map(line -> settled(line, Outcome.REFUSED, "the channel is not configured any more", now))
                .toList();
        lines.forEach(this::remember);
        return lines;
    }

    private Optional<Message> message(String key, List<Delivery> lines) {
        return plan.channel(lines.getFirst().channel())
                .map(channel -> new Message(
                        key,
                        channel,
                        lines.stream()
                                .map(line -> new Told(line.alert(), former(line)))
                                .sorted(Comparator.comparing(
                                                (Told told) -> told.alert().at())
                                        .thenComparing(told -> told.alert().id()))
                                .toList()));
    }

    private @Nullable String former(Delivery line) {
        var told = standing(line.alert(), line.channel()).told();
        return told == null ? null : told.alert().title();
    }

    /**
     * Hears what became of a message.
     *
     * @param isTaken whether the receiver has it; else it never will
     * @param answer in its words
     * @return lines to be noted; remembered already
     */
    public List<Delivery> settle(String idempotencyKey, boolean isTaken, String answer, Instant now) {
        var outcome = isTaken ? Outcome.SENT : Outcome.REFUSED;
        var lines = onTheirWay.getOrDefault(idempotencyKey, Map.of()).values().stream()
                .map(line -> settled(line, outcome, answer, now))
                .toList();
        lines.forEach(this::remember);
        return lines;
    }

    private static Delivery settled(Delivery line, Outcome outcome, String answer, Instant now) {
        return DeliveryBuilder.builder(line)
                .outcome(outcome)
                .at(now)
                .answer(answer)
                .build();
    }

    /** When the next group is due; empty where nobody waits. */
    public Optional<Instant> next() {
        return groups.next();
    }

    /** How many alerts wait, on all channels. */
    public int waiting() {
        return groups.size();
    }

    /** What a channel was told last of each alert, in the order in which it was. */
    public List<Told> told(String channel) {
        return standings.values().stream()
                .flatMap(standing -> Stream.ofNullable(standing.told()))
                .filter(line -> line.channel().equals(channel))
                .sorted(Comparator.comparing(Delivery::at).thenComparing(Delivery::key))
                .map(line -> new Told(line.alert(), null))
                .toList();
    }

    private Standing standing(Alert alert, String channel) {
        return standings.getOrDefault(alert.id() + "|" + channel, Standing.NONE);
    }

    private static String keyOf(Delivery line) {
        return line.idempotencyKey() == null ? line.key() : line.idempotencyKey();
    }
}
