package org.vigie.launcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Service;

/**
 * Says why a service has to wait, once that has lasted for a moment, and when it goes on: numbers that stand still do not say
 * whether there is nothing to do or nothing can be done.
 */
final class Waits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** Short waits are usual at the start and when work is shared out anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A service that waits.
     *
     * @param since when this reason was first seen
     * @param said the reason that was said last, empty while none was
     */
    private record Wait(String reason, long since, String said) {}

    private final Supplier<List<Service>> services;
    private final Consumer<String> view;
    /** In nanoseconds from any beginning, as {@link System#nanoTime}. */
    private final LongSupplier clock;

    private final Map<String, Wait> waits = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param view takes the sentences */
    Waits(Supplier<List<Service>> services, Consumer<String> view, LongSupplier clock) {
        this.services = services;
        this.view = view;
        this.clock = clock;
    }

    /** The same, looking about once a second until it is closed. */
    static Waits watch(Supplier<List<Service>> services, Consumer<String> view) {
        var waits = new Waits(services, view, System::nanoTime);
        Thread.ofVirtual().name("waits").start(waits::run);
        return waits;
    }

    private void run() {
        try {
            while (!stopping.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            // the end
        } catch (RuntimeException e) {
            LOG.error("what services wait for is not told any more", e);
        }
    }

    /** One thread. */
    void look() {
        for (var service : services.get()) {
            var reason = service.notReady().orElse("");
            if (reason.isEmpty()) {
                goesOn(service.name());
            } else {
                waits(service.name(), reason);
            }
        }
    }

    private void waits(String service, String reason) {
        long now = clock.getAsLong();
        var before = waits.getOrDefault(service, new Wait("", now, ""));
        var wait = before.reason.equals(reason) ? before : new Wait(reason, now, before.said);
        if (!wait.said.equals(reason) && now - wait.since >= PATIENCE.toNanos()) {
            say(reason);
            wait = new Wait(reason, wait.since, reason);
        }
        waits.put(service, wait);
    }

    private void goesOn(String service) {
        var wait = waits.remove(service);
        if (wait != null && !wait.said.isEmpty()) {
            say(service + " goes on");
        }
    }

    /** What is being closed waits for nothing. */
    private void say(String sentence) {
        if (stopping.getCount() > 0) {
            view.accept(sentence);
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
