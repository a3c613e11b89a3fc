package org.vigie.dashboard.now;

import org.vigie.dashboard.ask.Address;

/**
 * A topic that has more news than before.
 *
 * @param now items of the last seven days
 * @param before items of the seven days before
 * @param link to the former
 */
public record Rise(String topic, long now, long before, Address link) {
    public long more() {
        return now - before;
    }
}
