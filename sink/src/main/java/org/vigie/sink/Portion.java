package org.vigie.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Backoff;

/**
 * As much of a batch as fits into one request. What of it has to be sent again, or in halves, goes in order and one
 * request at a time; other portions go on meanwhile, as long as they have no document in common with it. One thread.
 */
final class Portion {
    private final Batch batch;
    private final Set<String> documents;
    private final long bytes;
    /** What is to be sent yet, in this order. */
    private final Deque<List<Write>> requests = new ArrayDeque<>();

    private boolean inFlight;
    private int repetition;
    private long notBefore; // only where it repeats: the clock may begin anywhere

    Portion(Batch batch, List<Write> writes) {
        this.batch = batch;
        documents = writes.stream().map(Write::document).collect(Collectors.toSet());
        bytes = writes.stream().mapToLong(Write::size).sum();
        requests.add(writes);
        batch.holds(this);
    }

    Set<String> documents() {
        return documents;
    }

    long bytes() {
        return bytes;
    }

    boolean isInFlight() {
        return inFlight;
    }

    boolean isDone() {
        return requests.isEmpty() && !inFlight;
    }

    /** Whether something of it is to be sent again. */
    boolean isRepeating() {
        return repetition > 0;
    }

    boolean sharesADocumentWith(Set<String> others) {
        return !Collections.disjoint(documents, others);
    }

    /** The next request, as far as it is still ours; null when nothing is left to send. */
    @Nullable
    List<Write> depart() {
        while (!requests.isEmpty()) {
            var writes = batch.ours(requests.pop());
            if (!writes.isEmpty()) {
                inFlight = true;
                return writes;
            }
        }
        batch.isDone(this);
        return null;
    }

    /** What was under way is settled. */
    void isBack() {
        inFlight = false;
        repetition = 0;
        if (isDone()) {
            batch.isDone(this);
        }
    }

    /** These of what was under way are to be sent again, after a while and before all else. */
    void isBackWith(List<Write> again, Backoff backoff, long now) {
        inFlight = false;
        requests.push(again);
        repetition++;
        notBefore = now + backoff.before(repetition).toNanos();
    }

    /** What was under way is to be sent as two requests. */
    void isHalved(List<Write> writes) {
        inFlight = false;
        repetition = 0;
        int half = writes.size() / 2;
        requests.push(writes.subList(half, writes.size()));
        requests.push(writes.subList(0, half));
    }

    /** How long until the next request may be sent. */
    Duration waiting(long now) {
        return isRepeating() ? Duration.ofNanos(Math.max(0, notBefore - now)) : Duration.ZERO;
    }
}
