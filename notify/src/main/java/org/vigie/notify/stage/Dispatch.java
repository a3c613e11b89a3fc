package org.vigie.notify.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.DeliveryBuilder;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.plan.Plan;
import org.vigie.notify.plan.Plan.Way;
import org.vigie.notify.plan.Silence;
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

    /** What holds for longer is known to whoever wants to know it. */
    private static final Duration LONGEST_REPEATED = Duration.ofDays(90);

    private final Plan plan;
    private final Book book = new Book();
    private final Departures departures;
    private final Inhibited inhibited;
    private final Silenced silenced;
    private final Stage tooOld;
    /** What comes after it. */
    private final List<Stage> stages;
    /** Ids of alerts that tell of a state which still holds, by what was heard last: only these are told again. */
    private final Set<String> holding = new HashSet<>();

    /** @param oldest an alert whose event was longer ago when it is first seen is not told */
    public Dispatch(Plan plan, Duration oldest) {
        this.plan = plan;
        departures = new Departures(plan, book);
        inhibited = new Inhibited(plan, book);
        silenced = new Silenced(plan.silences());
        tooOld = new TooOld(oldest);
        stages = List.of(inhibited, silenced, new Digested(), new Quiet(), new Grouped(book.groups()));
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
        book.remember(line);
    }

    /** A silence that was told since the plan was read, null where there is none of that id any more. */
    public void silence(String id, @Nullable Silence silence) {
        silenced.set(id, silence);
    }

    /** Lines of what reminds people of silences that are about to end; remembered already. */
    public List<Delivery> remind(Instant now) {
        return silenced.reminders(now)
                .flatMap(reminder -> take(reminder, now).lines().stream())
                .toList();
    }

    /**
     * Lines for states that still hold: those that are to be told of again, and those of which nobody heard because of a
     * silence that is over. Remembered already.
     */
    public List<Delivery> repeat(Instant now) {
        var again = book.lasting()
                .filter(standing ->
                        again(standing).filter(at -> !at.isAfter(now)).isPresent())
                .flatMap(standing -> Stream.ofNullable(standing.told()))
                .flatMap(told -> way(told).map(way -> new Candidate(told.alert(), way, false)).stream());
        var heldBack = heldBack(now)
                .flatMap(silent -> way(silent).map(way -> new Candidate(silent.alert(), way, true)).stream());
        var lines = Stream.concat(again, heldBack)
                .flatMap(candidate -> Stream.ofNullable(judged(candidate, now, stages)))
                .filter(line -> !line.stage().equals(Silenced.NAME)) // it is asked again
                .toList();
        lines.forEach(book::remember);
        return lines;
    }

    /** When the next of them can be, after a moment; empty for never. */
    public Optional<Instant> nextRepeat(Instant after) {
        var again = book.lasting().flatMap(standing -> again(standing).stream());
        var heldBack = heldBack(after).flatMap(line -> silenced.ends(line.alert(), after));
        return Stream.concat(again, heldBack).filter(at -> at.isAfter(after)).min(Comparator.naturalOrder());
    }

    /** Of what still holds, but nobody was told, the lines that say so. */
    private Stream<Delivery> heldBack(Instant now) {
        return book.heldBack()
                .flatMap(standing -> Stream.ofNullable(standing.settled()))
                .filter(line -> holding.contains(line.alert().id())
                        && now.isBefore(line.alert().at().plus(LONGEST_REPEATED)));
    }

    /** When what holds is told again, empty for never. */
    private Optional<Instant> again(Standing standing) {
        return Optional.ofNullable(standing.told())
                .filter(told -> holding.contains(told.alert().id()))
                .flatMap(told -> way(told)
                        .flatMap(way -> Optional.ofNullable(way.route().repeatInterval()))
                        .map(interval -> standing.lastTried().plus(interval))
                        .filter(at -> at.isBefore(told.alert().at().plus(LONGEST_REPEATED))));
    }

    private Optional<Way> way(Delivery line) {
        return plan.ways(line.alert()).stream()
                .filter(way -> way.channel().name().equals(line.channel()))
                .findFirst();
    }

    /** Hears of an alert, or of another version of one. What is decided is remembered already. */
    public Taken take(Alert alert, Instant now) {
        var lines = new ArrayList<Delivery>();
        int known = 0;
        inhibited.hear(alert);
        if (Standing.holds(alert)) {
            holding.add(alert.id());
        } else {
            holding.remove(alert.id());
        }
        for (var way : ways(alert)) {
            var line = line(alert, way, now);
            if (line == null) {
                known++;
            } else {
                book.remember(line);
                lines.add(line);
            }
        }
        if (inhibited.isSource(alert)) {
            lines.addAll(alert.withdrawn() == null ? needless(now) : neededAfterAll(alert, now));
        }
        return new Taken(lines, known);
    }

    /** Those that wait for the first time, and of which another alert now says more. */
    private List<Delivery> needless(Instant now) {
        var lines = book.groups()
                .waiting()
                .filter(line -> book.standing(line.alert(), line.channel()).isFirst())
                .flatMap(line -> inhibited.source(line.alert(), line.channel()).stream()
                        .map(source -> begin(line.alert(), line.channel(), Outcome.SUPPRESSED, inhibited.name(), now)
                                .answer(source)
                                .build()))
                .toList();
        lines.forEach(book::remember);
        return lines;
    }

    /** Those that were needless because of an alert that is withdrawn. */
    private List<Delivery> neededAfterAll(Alert source, Instant now) {
        var lines = book.standings()
                .flatMap(standing -> Stream.ofNullable(standing.settled()))
                .filter(line -> line.stage().equals(inhibited.name())
                        && source.id().equals(line.answer())
                        && line.alert().withdrawn() == null
                        && !book.standing(line.alert(), line.channel()).concernsSomebody())
                .flatMap(line -> way(line).stream()
                        .flatMap(way -> Stream.ofNullable(judged(new Candidate(line.alert(), way, true), now))))
                .toList();
        lines.forEach(book::remember);
        return lines;
    }

    /** Whether one version of an alert is nothing new to those who know the other. */
    public static boolean saysTheSame(Alert one, Alert other) {
        return Standing.saysTheSame(one, other);
    }

    /** Where it is to be told, and where it was. */
    private List<Way> ways(Alert alert) {
        var ways = new ArrayList<>(plan.ways(alert));
        for (var channel : book.channels(alert)) {
            if (ways.stream().noneMatch(way -> way.channel().name().equals(channel))) {
                plan.wayBack(alert, channel)
                        .filter(way -> book.standing(alert, channel).concernsSomebody())
                        .ifPresent(ways::add);
            }
        }
        return ways;
    }

    private @Nullable Delivery line(Alert alert, Way way, Instant now) {
        var standing = book.standing(alert, way.channel().name());
        return switch (standing.news(alert)) {
            case KNOWN -> renewed(standing, alert, now);
            case FIRST -> judged(new Candidate(alert, way, true), now);
            case CORRECTION -> judged(new Candidate(alert, way, false), now);
            case OVERTAKEN ->
                begin(alert, way.channel().name(), Outcome.SUPPRESSED, Standing.OVERTAKEN, now)
                        .answer(alert.hasEnded() ? "over before it was told" : "taken back before it was told")
                        .build();
            case REWORDED -> reworded(standing, alert, now);
        };
    }

    /** One that was needless or held back may be told after all: as it then stands. */
    private @Nullable Delivery renewed(Standing standing, Alert alert, Instant now) {
        var settled = standing.settled();
        return settled == null
                        || !settled.stage().equals(inhibited.name()) && !standing.isHeldBack()
                        || standing.concernsSomebody()
                        || Standing.isWordedAs(settled.alert(), alert)
                ? null
                : begin(alert, settled.channel(), Outcome.SUPPRESSED, settled.stage(), now)
                        .answer(settled.answer())
                        .build();
    }

    private static @Nullable Delivery reworded(Standing standing, Alert alert, Instant now) {
        var waiting = standing.waiting();
        return waiting == null
                ? null
                : DeliveryBuilder.builder(waiting).alert(alert).at(now).build();
    }

    private @Nullable Delivery judged(Candidate candidate, Instant now) {
        var old = judged(candidate, now, List.of(tooOld));
        return old == null ? judged(candidate, now, stages) : old;
    }

    private @Nullable Delivery judged(Candidate candidate, Instant now, List<Stage> stages) {
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
                            .due(book.groups().due(wait.group()).orElse(wait.due()))
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

    static DeliveryBuilder begin(Alert alert, String channel, Outcome outcome, String stage, Instant now) {
        return DeliveryBuilder.builder()
                .alert(alert)
                .channel(channel)
                .outcome(outcome)
                .stage(stage)
                .at(now);
    }

    /** Lines that spare those who waited in vain; remembered already. To be asked before {@link #due}. */
    public List<Delivery> spare(Instant now) {
        return departures.spare(now);
    }

    /** Messages that are due on channels that are free, one for each; remembered already. */
    public List<Departure> due(Instant now) {
        return departures.due(now);
    }

    /** Messages that the ledger says are on their way: after a restart they are sent again, as they were. */
    public List<Message> onTheirWay() {
        return departures.onTheirWay();
    }

    /** Lines for what is on its way to a channel that is not configured any more; remembered already. */
    public List<Delivery> giveUp(Instant now) {
        return departures.giveUp(now);
    }

    /**
     * Hears what became of a message.
     *
     * @param isTaken whether the receiver has it; else it never will
     * @param answer in its words
     * @return lines to be noted; remembered already
     */
    public List<Delivery> settle(String idempotencyKey, boolean isTaken, String answer, Instant now) {
        return departures.settle(idempotencyKey, isTaken, answer, now);
    }

    /** When the next group is due; empty where nobody waits. */
    public Optional<Instant> next() {
        return book.groups().next();
    }

    /** How many alerts wait, on all channels. */
    public int waiting() {
        return book.groups().size();
    }

    /** What a channel was told last of each alert, in the order in which it was. */
    public List<Told> told(String channel) {
        return book.standings()
                .flatMap(standing -> Stream.ofNullable(standing.told())
                        .filter(line -> line.channel().equals(channel))
                        .map(line -> new Told(line.alert(), standing.former(), line.at())))
                .sorted(Comparator.comparing(Told::at)
                        .thenComparing(told -> told.alert().id()))
                .toList();
    }
}
