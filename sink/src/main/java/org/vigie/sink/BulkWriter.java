package org.vigie.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.vigie.contract.Reason;

/**
 * Carries out writes until none is open, one bulk request at a time and in order. What the cluster cannot take now is
 * sent again alone, before anything that comes after it, for as long as it takes; what it refuses becomes a dead letter;
 * a request that is too large is halved until the culprit stands alone. One thread.
 */
final class BulkWriter {
    private final Bulk bulk;
    private final SinkConfig config;
    private final Backoff backoff;
    private final DeadLetters deadLetters;
    private final Trouble trouble;
    private final MeterRegistry meters;

    BulkWriter(
            Bulk bulk,
            SinkConfig config,
            Backoff backoff,
            DeadLetters deadLetters,
            Trouble trouble,
            MeterRegistry meters) {
        this.bulk = bulk;
        this.config = config;
        this.backoff = backoff;
        this.deadLetters = deadLetters;
        this.trouble = trouble;
        this.meters = meters;
    }

    /** True when every write that is still ours is acknowledged, superseded or refused; false when told to stop. */
    boolean deliver(List<Write> writes, Patience patience) {
        var open = split(newest(writes));
        int repetition = 0;
        while (!open.isEmpty()) {
            if (!patience.waitFor(repetition == 0 ? Duration.ZERO : backoff.before(repetition))) {
                return false;
            }
            var request = open.pop().stream().filter(patience::isOurs).toList();
            if (!request.isEmpty()) {
                repetition = send(request, open) ? 0 : repetition + 1;
            }
        }
        return true;
    }

    /**
     * Of each count the newest, which has all that the older ones said: the cell of a day changes with every item, and a
     * batch may hold it hundreds of times.
     */
    private List<Write> newest(List<Write> writes) {
        var known = new HashSet<String>();
        var newest = new ArrayDeque<Write>();
        for (var write : writes.reversed()) {
            if (write.index() != Index.COUNTS || known.add(write.document())) {
                newest.addFirst(write);
            } else {
                count(write, "superseded");
            }
        }
        return List.copyOf(newest);
    }

    /** Puts back in front of {@code open} what is not settled. False when the cluster wants us to wait. */
    private boolean send(List<Write> request, Deque<List<Write>> open) {
        return switch (bulk.send(request)) {
            case Answer.Judged judged -> {
                var again = settle(request, judged.outcomes());
                if (again.isEmpty()) {
                    trouble.isOver();
                    yield true;
                }
                repeat(again, open);
                yield false;
            }
            case Answer.Indigestible refusal -> {
                if (request.size() == 1) {
                    refuse(request.getFirst(), refusal.reason());
                } else {
                    int half = request.size() / 2;
                    open.push(request.subList(half, request.size()));
                    open.push(request.subList(0, half));
                }
                yield true;
            }
            case Answer.Unwell unwell -> {
                trouble.isHere(unwell.reason());
                repeat(request, open);
                yield false;
            }
        };
    }

    /** Judges each write and returns those to be sent again, in order. */
    private List<Write> settle(List<Write> request, List<Outcome> outcomes) {
        var again = new ArrayDeque<Write>();
        var settled = new HashMap<String, Long>(); // newest offset of each document
        for (int i = request.size() - 1; i >= 0; i--) {
            var write = request.get(i);
            long offset = write.record().offset();
            switch (outcomes.get(i)) {
                case Outcome.Acknowledged acknowledged -> {
                    count(write, "acknowledged");
                    settled.merge(write.document(), offset, Math::max);
                }
                case Outcome.Superseded superseded -> {
                    count(write, "superseded");
                    settled.merge(write.document(), offset, Math::max);
                }
                case Outcome.Refused refused -> refuse(write, refused.reason());
                case Outcome.TryAgain later -> {
                    if (settled.getOrDefault(write.document(), -1L) > offset) {
                        // A newer record of the document got in before: sent now, this one could bring back what that
                        // one took away from a former month.
                        count(write, "superseded");
                    } else {
                        trouble.isHere(later.reason());
                        again.addFirst(write);
                    }
                }
            }
        }
        return List.copyOf(again);
    }

    private void repeat(List<Write> request, Deque<List<Write>> open) {
        meters.counter("sink.retries").increment(request.size());
        open.push(request);
    }

    private void refuse(Write write, String reason) {
        count(write, "refused");
        deadLetters.add(Reason.REFUSED_BY_INDEX, reason, write.record());
    }

    private void count(Write write, String outcome) {
        meters.counter("sink.documents", "index", write.index().label(), "outcome", outcome)
                .increment();
    }

    private Deque<List<Write>> split(List<Write> writes) {
        var requests = new ArrayDeque<List<Write>>();
        var request = new ArrayList<Write>();
        long bytes = 0;
        for (var write : writes) {
            if (!request.isEmpty()
                    && (request.size() == config.bulkDocuments() || bytes + write.size() > config.bulkBytes())) {
                requests.add(request);
                request = new ArrayList<>();
                bytes = 0;
            }
            request.add(write);
            bytes += write.size();
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }
}
