package org.vigie.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Backoff;
import org.vigie.contract.Reason;

/**
 * Carries out writes until none is open, some bulk requests at once, never two with the same document. What the cluster
 * cannot take now is sent again alone while the rest goes on, for as long as it takes; what it refuses becomes a dead
 * letter; a request that is too large is halved until the culprit stands alone. One thread; only the requests themselves
 * have others.
 */
final class BulkWriter implements AutoCloseable {
    /** How long an answer is waited for before Kafka wants to hear of us again. */
    private static final Duration SILENCE = Duration.ofMillis(200);

    private final Bulk bulk;
    private final SinkConfig config;
    private final Backoff backoff;
    private final DeadLetters deadLetters;
    private final Trouble trouble;
    private final MeterRegistry meters;
    private final LongSupplier clock;

    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<Answered> answers = new ExecutorCompletionService<>(senders);
    /** In the order of the records. */
    private final List<Portion> open = new ArrayList<>();

    private record Answered(Portion portion, List<Write> request, Answer answer) {}

    /** @param clock in nanoseconds, such as {@link System#nanoTime} */
    BulkWriter(
            Bulk bulk,
            SinkConfig config,
            Backoff backoff,
            DeadLetters deadLetters,
            Trouble trouble,
            MeterRegistry meters,
            LongSupplier clock) {
        this.bulk = bulk;
        this.config = config;
        this.backoff = backoff;
        this.deadLetters = deadLetters;
        this.trouble = trouble;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes a batch's writes and sends what can be sent at once. */
    void begin(Batch batch, List<Write> writes) {
        portions(batch, newest(writes));
        depart();
    }

    /** Goes on with all that was begun until this batch is settled: then true; false when told to stop. */
    boolean settle(Batch batch, Patience patience) {
        long lookAt = clock.getAsLong() + SILENCE.toNanos();
        while (true) {
            depart();
            if (batch.isSettled()) {
                return true;
            }
            boolean isIdle = open.stream().noneMatch(Portion::isInFlight);
            var answered = isIdle ? null : await(pause());
            if (answered != null) {
                judge(answered);
            }
            if (isIdle || clock.getAsLong() >= lookAt) {
                if (!patience.waitFor(isIdle ? pause() : Duration.ZERO)) {
                    return false;
                }
                lookAt = clock.getAsLong() + SILENCE.toNanos();
            }
        }
    }

    /** Sends whatever may be sent now. */
    private void depart() {
        long now = clock.getAsLong();
        long free = config.bulkRequests()
                - open.stream().filter(Portion::isInFlight).count();
        var taken = new HashSet<String>(); // by what comes before
        for (var portions = open.iterator(); free > 0 && portions.hasNext(); ) {
            var portion = portions.next();
            if (!portion.isInFlight() && portion.waiting(now).isZero() && !portion.sharesADocumentWith(taken)) {
                var request = portion.depart();
                if (request == null) {
                    portions.remove();
                    relax();
                    continue;
                }
                answers.submit(() -> new Answered(portion, request, bulk.send(request)));
                free--;
            }
            taken.addAll(portion.documents());
        }
    }

    /** Until the next repetition is due. One that is due already waits for an answer, not for the clock. */
    private Duration pause() {
        long now = clock.getAsLong();
        return open.stream()
                .map(portion -> portion.waiting(now))
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .orElse(SILENCE);
    }

    private @Nullable Answered await(Duration longest) {
        try {
            long wait = Math.min(longest.toNanos(), SILENCE.toNanos());
            Future<Answered> answered = answers.poll(wait, TimeUnit.NANOSECONDS);
            return answered == null ? null : answered.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void judge(Answered answered) {
        var portion = answered.portion();
        var request = answered.request();
        switch (answered.answer()) {
            case Answer.Judged judged -> {
                var again = settle(request, judged.outcomes());
                if (again.isEmpty()) {
                    portion.isBack();
                } else {
                    repeat(portion, again);
                }
            }
            case Answer.Indigestible refusal -> {
                if (request.size() == 1) {
                    refuse(request.getFirst(), refusal.reason());
                    portion.isBack();
                } else {
                    portion.isHalved(request);
                }
            }
            case Answer.Unwell unwell -> {
                trouble.isHere(unwell.reason());
                repeat(portion, request);
            }
        }
        open.removeIf(Portion::isDone);
        relax();
    }

    private void relax() {
        if (open.stream().noneMatch(Portion::isRepeating)) {
            trouble.isOver();
        }
    }

    /** Judges each write and returns those to be sent again, in order. */
    private List<Write> settle(List<Write> request, List<Outcome> outcomes) {
        var settled = new HashMap<String, List<Write>>(); // by document
        for (int i = 0; i < request.size(); i++) {
            var write = request.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Acknowledged acknowledged -> {
                    count(write, "acknowledged");
                    settled.computeIfAbsent(write.document(), unseen -> new ArrayList<>())
                            .add(write);
                }
                case Outcome.Superseded superseded -> {
                    count(write, "superseded");
                    settled.computeIfAbsent(write.document(), unseen -> new ArrayList<>())
                            .add(write);
                }
                case Outcome.Refused refused -> refuse(write, refused.reason());
                case Outcome.TryAgain later -> {
                    // Below: a newer one may come before it, where an old record was put back.
                }
            }
        }
        var again = new ArrayList<Write>();
        for (int i = 0; i < request.size(); i++) {
            var write = request.get(i);
            if (!(outcomes.get(i) instanceof Outcome.TryAgain later)) {
                continue;
            }
            if (settled.getOrDefault(write.document(), List.of()).stream().anyMatch(got -> got.isNewerThan(write))) {
                // Sent now, this one could bring back what the newer one took away from a former month.
                count(write, "superseded");
            } else {
                trouble.isHere(later.reason());
                again.add(write);
            }
        }
        return List.copyOf(again);
    }

    private void repeat(Portion portion, List<Write> again) {
        meters.counter("sink.retries").increment(again.size());
        portion.isBackWith(again, backoff, clock.getAsLong());
    }

    private void refuse(Write write, String reason) {
        count(write, "refused");
        deadLetters.add(Reason.REFUSED_BY_INDEX, reason, write.record());
    }

    private void count(Write write, String outcome) {
        meters.counter("sink.documents", "index", write.index().label(), "outcome", outcome)
                .increment();
    }

    /**
     * Of each count the newest, which has all that the older ones said: the cell of a day changes with every item, and a
     * batch may hold it hundreds of times. The newest has the highest version, wherever it stands: an old record that was
     * put back comes last. A removal without a version ends all before it, and only a version that was not there yet
     * comes after it.
     */
    private List<Write> newest(List<Write> writes) {
        var versions = new HashMap<String, Long>(); // the highest so far
        var newest = new HashMap<String, Write>();
        for (var write : writes) {
            var version = write.version();
            if (write.index() == Index.COUNTS
                    && (version == null || version.equals(versions.merge(write.document(), version, Math::max)))) {
                newest.put(write.document(), write);
            }
        }
        var kept = new ArrayList<Write>();
        for (var write : writes) {
            if (write.index() != Index.COUNTS || write.equals(newest.get(write.document()))) {
                kept.add(write);
            } else {
                count(write, "superseded");
            }
        }
        return List.copyOf(kept);
    }

    private void portions(Batch batch, List<Write> writes) {
        var portion = new ArrayList<Write>();
        long bytes = 0;
        for (var write : writes) {
            if (!portion.isEmpty()
                    && (portion.size() == config.bulkDocuments() || bytes + write.size() > config.bulkBytes())) {
                open.add(new Portion(batch, List.copyOf(portion)));
                portion.clear();
                bytes = 0;
            }
            portion.add(write);
            bytes += write.size();
        }
        if (!portion.isEmpty()) {
            open.add(new Portion(batch, List.copyOf(portion)));
        }
    }

    /** Gives up what is in flight. */
    @Override
    public void close() {
        senders.shutdownNow();
    }
}
