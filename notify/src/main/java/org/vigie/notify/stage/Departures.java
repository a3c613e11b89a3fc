package org.vigie.notify.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.vigie.notify.stage.Dispatch.Departure;

/** Puts messages together of what waits, and hears what becomes of them. One thread. */
final class Departures {
    private static final String SENT = "sent";
    private static final String NO_CHANNEL = "no-channel";

    private final Plan plan;
    private final Book book;

    Departures(Plan plan, Book book) {
        this.plan = plan;
        this.book = book;
    }

    /** Lines that spare those who waited in vain; remembered already. To be asked before {@link #due}. */
    List<Delivery> spare(Instant now) {
        var lines = new ArrayList<Delivery>();
        for (var members : book.groups().due(now)) {
            for (var member : members) {
                var stage = plan.channel(member.channel()).isEmpty()
                        ? NO_CHANNEL
                        : book.standing(member.alert(), member.channel()).isNothingToTakeBack()
                                ? Standing.OVERTAKEN
                                : "";
                if (!stage.isEmpty()) {
                    lines.add(Dispatch.begin(member.alert(), member.channel(), Outcome.SUPPRESSED, stage, now)
                            .build());
                }
            }
        }
        lines.forEach(book::remember);
        return lines;
    }

    /** Messages that are due on channels that are free, one for each; remembered already. */
    List<Departure> due(Instant now) {
        var departures = new ArrayList<Departure>();
        for (var members : book.groups().due(now)) {
            var channel = plan.channel(members.getFirst().channel());
            if (channel.isPresent() && book.isFree(channel.get().name()) && !isQuiet(channel.get(), now)) {
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
        lines.forEach(book::remember);
        return new Departure(message(key, lines).orElseThrow(), lines);
    }

    /** Messages that the ledger says are on their way: after a restart they are sent again, as they were. */
    List<Message> onTheirWay() {
        return book.onTheirWay().entrySet().stream()
                .map(each -> message(each.getKey(), List.copyOf(each.getValue().values())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lines for what is on its way to a channel that is not configured any more; remembered already. */
    List<Delivery> giveUp(Instant now) {
        var lines = book.onTheirWay().values().stream()
                .flatMap(each -> each.values().stream())
                .filter(line -> plan.channel(line.channel()).isEmpty())
                .map(line -> settled(line, Outcome.REFUSED, "the channel is not configured any more", now))
                .toList();
        lines.forEach(book::remember);
        return lines;
    }

    private Optional<Message> message(String key, List<Delivery> lines) {
        return plan.channel(lines.getFirst().channel())
                .map(channel -> new Message(
                        key,
                        channel,
                        lines.stream()
                                .map(line -> new Told(line.alert(), former(line), line.at()))
                                .sorted(Comparator.comparing(
                                                (Told told) -> told.alert().at())
                                        .thenComparing(told -> told.alert().id()))
                                .toList()));
    }

    private @Nullable Alert former(Delivery line) {
        var told = book.standing(line.alert(), line.channel()).told();
        return told == null ? null : told.alert();
    }

    /**
     * Hears what became of a message.
     *
     * @param isTaken whether the receiver has it; else it never will
     * @param answer in its words
     * @return lines to be noted; remembered already
     */
    List<Delivery> settle(String idempotencyKey, boolean isTaken, String answer, Instant now) {
        var outcome = isTaken ? Outcome.SENT : Outcome.REFUSED;
        var lines = book.onTheirWay().getOrDefault(idempotencyKey, Map.of()).values().stream()
                .map(line -> settled(line, outcome, answer, now))
                .toList();
        lines.forEach(book::remember);
        return lines;
    }

    private static Delivery settled(Delivery line, Outcome outcome, String answer, Instant now) {
        return DeliveryBuilder.builder(line)
                .outcome(outcome)
                .at(now)
                .answer(answer)
                .build();
    }
}
