package org.vigie.launcher;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vigie.contract.Service;

/**
 * Whether the services of this process live and can do their work, asked anew at each question. Thread-safe.
 *
 * @param services those that run
 * @param servers what is wrong with a server that they need, in a sentence, or nothing
 */
record Health(Supplier<List<Service>> services, List<Supplier<Optional<String>>> servers) {
    /** A sentence for each service whose threads have ended. */
    List<String> dead() {
        return services.get().stream()
                .filter(service -> !service.isAlive())
                .map(service -> service.name() + " has ended: see the log")
                .toList();
    }

    /** A sentence for each reason why work has to wait. */
    List<String> notReady() {
        var running = services.get();
        var own = running.isEmpty()
                ? Stream.of("nothing runs yet")
                : running.stream().flatMap(service -> service.notReady().stream());
        var theirs = servers.stream().flatMap(server -> Objects.requireNonNull(server.get()).stream());
        return Stream.of(dead().stream(), theirs, own)
                .flatMap(reasons -> reasons)
                .distinct()
                .toList();
    }
}
