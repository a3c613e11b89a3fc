package org.vigie.notify.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.contract.Alert;
import org.vigie.contract.AlertBuilder;
import org.vigie.contract.Delivery;
import org.vigie.contract.Delivery.Outcome;
import org.vigie.contract.DeliveryBuilder;

/** What the lines of a ledger come to: where each alert stands on each channel, who waits, and what is on its way. One thread. */
final class Book {
    private final Groups groups = new Groups();
    private final Map<String, Standing> standings = new HashMap<>();
    /** Channels on which an alert has a standing, by its id. */
    private final Map<String, List<String>> channels = new HashMap<>();

    /** Those of states that still hold, by the line's key. */
    private final Map<String, Standing> lasting = new LinkedHashMap<>();

    /** Those of states that still hold and of which a silence kept people from hearing, by the line's key. */
    private final Map<String, Standing> heldBack = new LinkedHashMap<>();

    /** What is on its way, by idempotency key, then by the line's key. */
    private final Map<String, Map<String, Delivery>> onTheirWay = new LinkedHashMap<>();

    /** Takes a line for what has happened. In the order in which they were noted. */
    void remember(Delivery noted) {
        var line = noted.outcome() == Outcome.WAITING || noted.outcome() == Outcome.SENDING ? noted : light(noted);
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
        keep(lasting, line.key(), after, after.isLasting());
        keep(heldBack, line.key(), after, after.isHeldBack());
    }

    private static void keep(Map<String, Standing> some, String key, Standing standing, boolean isOne) {
        if (isOne) {
            some.put(key, standing);
        } else {
            some.remove(key);
        }
    }

    /** What is decided is compared by its words alone, and there may be very many. */
    private static Delivery light(Delivery line) {
        var alert = AlertBuilder.builder(line.alert()).evidence(List.of()).build();
        return DeliveryBuilder.builder(line).alert(alert).build();
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

    Groups groups() {
        return groups;
    }

    Standing standing(Alert alert, String channel) {
        return standings.getOrDefault(alert.id() + "|" + channel, Standing.NONE);
    }

    /** All standings. */
    Stream<Standing> standings() {
        return standings.values().stream();
    }

    /** Of states that still hold, and of which somebody was told. */
    Stream<Standing> lasting() {
        return lasting.values().stream();
    }

    /** Of states that still hold, and of which a silence kept people from hearing. */
    Stream<Standing> heldBack() {
        return heldBack.values().stream();
    }

    /** Channels on which an alert has a standing. */
    List<String> channels(Alert alert) {
        return channels.getOrDefault(alert.id(), List.of());
    }

    /** The lines of each message that is on its way, by its key. */
    Map<String, Map<String, Delivery>> onTheirWay() {
        return onTheirWay;
    }

    /** Whether no message is on its way there. */
    boolean isFree(String channel) {
        return onTheirWay.values().stream()
                .flatMap(lines -> lines.values().stream())
                .noneMatch(line -> line.channel().equals(channel));
    }

    private static String keyOf(Delivery line) {
        return line.idempotencyKey() == null ? line.key() : line.idempotencyKey();
    }
}
