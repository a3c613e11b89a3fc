package org.vigie.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.KafkaConfig;
import org.vigie.contract.Service;
import org.vigie.contract.UserError;
import org.vigie.notify.plan.Plan;

/**
 * Tells people of alerts until it is closed. There is one at a time: a second one takes the place of the first, which then ends.
 * Thread-safe; the work is done by threads of its own.
 */
public final class Notify implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Notify.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

    private final KafkaConfig kafka;
    private final NotifyConfig config;
    private final Plan plan;
    private final MeterRegistry meters;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Gauge gauge;
    private final Thread thread = new Thread(this::run, "notify");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile @Nullable Rounds rounds;

    /**
     * One that does not work yet.
     *
     * @param plan who is told what
     * @throws UserError when no Kafka is configured
     */
    public Notify(KafkaConfig kafka, NotifyConfig config, Plan plan, MeterRegistry meters) {
        kafka.brokers();
        this.kafka = kafka;
        this.config = config;
        this.plan = plan;
        this.meters = meters;
        gauge = Gauge.builder("notify.waiting", waiting, AtomicInteger::get)
                .strongReference(true)
                .register(meters);
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public Optional<String> notReady() {
        var now = rounds;
        return now != null && now.hasCaughtUp()
                ? Optional.empty()
                : Optional.of("notify has not yet read its ledger and the alerts that are there");
    }

    /** Names of the Kafka topics whose records it works on. */
    public static List<String> inputs(KafkaConfig kafka) {
        return List.of(kafka.topics().alerts().name());
    }

    /** Begins, once. Kafka need not be there yet. */
    public void start() {
        thread.start();
    }

    /** Completes with the cause when it stops by itself; never because of {@link #close}. */
    public CompletableFuture<Throwable> failure() {
        return failure.copy();
    }

    /** Stops within half a minute. What was on its way is sent again by the next one, with the same key. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (thread.isAlive() && !thread.join(LONGEST_FAREWELL)) {
                thread.interrupt();
                LOG.warn("notify did not end in time");
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        meters.remove(gauge);
    }

    private void run() {
        try {
            while (!isStopping()) {
                goRound();
            }
        } catch (Throwable e) {
            if (!isStopping()) {
                LOG.error("notify stops: {}", e.getMessage(), e instanceof UserError ? null : e);
                failure.complete(e);
            }
        }
    }

    /** Until told to stop, or until Kafka fails: what it then knows is in doubt, and is read from the ledger again. */
    private void goRound() throws InterruptedException {
        var next = new Rounds(kafka, config, plan, meters, waiting, Clock.systemUTC(), this::isStopping);
        rounds = next;
        try {
            next.run();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new UserError(
                    "another notify has taken the place of this one: there can be one on " + kafka.brokers(), e);
        } catch (AuthenticationException | AuthorizationException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("Kafka fails, notify reads its ledger again in {}: {}", PAUSE, e.getMessage());
            boolean isOver = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{}", isOver ? "stopping" : "again", e);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
