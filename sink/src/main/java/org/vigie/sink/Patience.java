package org.vigie.sink;

import java.time.Duration;

/** How the sink waits: without leaving its consumer group, and not longer than it is wanted. */
interface Patience {
    /** Waits. False when the sink is to stop: leave everything as it is. */
    boolean waitFor(Duration time);
}
