package org.vigie.notify.message;

import java.util.List;
import org.vigie.notify.plan.Channel;

/**
 * What a channel is told at once.
 *
 * @param idempotencyKey the same however often it is sent
 * @param told one or more, in the order of their time
 */
public record Message(String idempotencyKey, Channel channel, List<Told> told) {
    public Message {
        told = List.copyOf(told);
    }
}
