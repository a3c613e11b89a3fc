package org.vigie.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Epoch;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Service;

/** Keeps a service running in the live epoch: when another one takes its place, the service is started anew in that one. */
final class FollowLive implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(FollowLive.class);
    private static final Duration PACE = Duration.ofSeconds(5);

    private final EpochReader epochs;
    private final Function<Epoch, Service> start;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("follow-live").unstarted(this::run);
    private Epoch epoch;
    private volatile Service service;
    private volatile boolean isChanging;

    /** Starts the service in the epoch that now is live. */
    FollowLive(KafkaConfig kafka, Function<Epoch, Service> start) {
        this.epochs = new EpochReader(kafka);
        this.start = start;
        epoch = epochs.live();
        service = start.apply(epoch);
        thread.start();
    }

    /** Completes, exceptionally, when the service could not be started in another epoch. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public boolean isAlive() {
        return isChanging || service.isAlive();
    }

    @Override
    public Optional<String> notReady() {
        return isChanging
                ? Optional.of(service.name() + " goes over to the epoch that is live now")
                : service.notReady();
    }

    private void run() {
        try {
            while (!stopping.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            // the end
        } catch (Throwable e) {
            failure.completeExceptionally(e);
        }
    }

    private void look() throws Exception {
        Epoch now;
        try {
            now = epochs.live();
        } catch (KafkaException e) {
            LOG.debug("which epoch is live cannot be asked now", e);
            return;
        }
        if (now.number() != epoch.number()) {
            LOG.info("{} is live now, in place of {}", now.name(), epoch.name());
            epoch = now;
            isChanging = true;
            service.close();
            service = start.apply(now);
            isChanging = false;
        }
    }

    @Override
    public void close() throws Exception {
        stopping.countDown();
        epochs.wakeUp();
        try {
            thread.join();
            epochs.close();
        } finally {
            service.close();
        }
    }
}
