package org.vigie.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vigie.contract.Service;

/**
 * Says why a service has to wait, once that has lasted for a moment, and when it goes on: numbers that stand still do not say
 * whether there is nothing to do or nothing can be done. Looks on a thread of its own, for some services ask a server.
 */
final class Waits implements AutoCloseable {
    private static final Duration PACE = Duration.ofSeconds(1);
    /** Short waits are usual at the start and when work is shared out anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** @param said the reason that was said, empty while nothing was */
    private record Wait(Instant since, String said) {}

    private final Supplier<List<Service>> services;
    private final Consumer<String> view;
    private final InstantSource clock;
    private final Map<String, Wait> waits = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param view takes the sentences */
    Waits(Supplier<List<Service>> services, Consumer<String> view, InstantSource clock) {
        this.services = services;
        this.view = view;
        this.clock = clock;
    }

    /** The same, looking about once a second until it is closed. */
    static Waits watch(Supplier<List<Service>> services, Consumer<String> view) {
        var waits = new Waits(services, view, InstantSource.system());
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
        var now = clock.instant();
        var wait = waits.getOrDefault(service, new Wait(now, ""));
        if (!wait.said.equals(reason) && !now.isBefore(wait.since.plus(PATIENCE))) {
            view.accept(reason);
            wait = new Wait(wait.since, reason);
        }
        waits.put(service, wait);
    }

    private void goesOn(String service) {
        var wait = waits.remove(service);
        if (wait != null && !wait.said.isEmpty()) {
            view.accept(service + " goes on");
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
