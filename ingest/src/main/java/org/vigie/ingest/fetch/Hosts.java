package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * What one host is asked at once, how soon again, and when it wants to be left alone. Shared by all sources of a
 * process. Thread-safe.
 */
final class Hosts {
    private final int places;
    private final Duration gap;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

    Hosts(int places, Duration gap, InstantSource clock) {
        this.places = places;
        this.gap = gap;
        this.clock = clock;
    }

    private final class Host {
        private final Semaphore free = new Semaphore(places, true);
        private Instant next = Instant.MIN;
        private Duration ownGap = Duration.ZERO;

        /** A time nobody else has, and how long it is until then. */
        synchronized Duration reserve(Duration gap) {
            var now = clock.instant();
            var slot = next.isAfter(now) ? next : now;
            next = slot.plus(gap.compareTo(ownGap) > 0 ? gap : ownGap);
            return Duration.between(now, slot);
        }

        synchronized void gapIs(Duration wish) {
            ownGap = wish;
        }

        synchronized void restUntil(Instant time) {
            next = time.isAfter(next) ? time : next;
        }
    }

    /** A place at a host, given back by closing it. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a place.
     *
     * @param isOwn whether it is this machine, which needs no gap
     */
    Place enter(String name, boolean isOwn) throws InterruptedException {
        var host = host(name);
        host.free.acquire();
        try {
            Thread.sleep(host.reserve(isOwn ? Duration.ZERO : gap));
        } catch (InterruptedException e) {
            host.free.release();
            throw e;
        }
        return host.free::release;
    }

    /** Nobody asks this host for so long. */
    void rest(String name, Duration duration) {
        host(name).restUntil(clock.instant().plus(duration));
    }

    /** The gap that a host asks for, where it is longer than ours. */
    void slowDown(String name, Duration gap) {
        host(name).gapIs(gap);
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, any -> new Host());
    }
}
