package org.vigie.launcher.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits until something is so, with a limit. */
public final class Eventually {
    private Eventually() {}

    public static void within(Duration limit, String what, Callable<Boolean> isSo) throws Exception {
        var end = Instant.now().plus(limit);
        while (!isSo.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
