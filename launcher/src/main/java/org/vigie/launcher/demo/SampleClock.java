package org.vigie.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigie.contract.UserError;
import org.vigie.ingest.PollOutcome;

/**
 * Moves the sample's clock from moment to moment: on as soon as every source was polled at the present one. The moment is
 * noted in the data folder, so that a second demo goes on where the first one ended instead of living the past again.
 * Thread-safe.
 */
public final class SampleClock {
    private final SampleWeb web;
    private final List<Instant> moments;
    private final Set<String> sources;
    private final Path note;
    private final Set<String> polled = new HashSet<>();
    private int present;

    /**
     * @param sources ids of all sources of the sample
     * @param note file that keeps the moment
     */
    public SampleClock(SampleWeb web, Set<String> sources, Path note) {
        this.web = web;
        this.moments = web.moments();
        this.sources = Set.copyOf(sources);
        this.note = note;
        this.present = Math.max(0, moments.indexOf(readNote()));
        web.setClock(moments.get(present));
    }

    private Instant readNote() {
        try {
            return Files.exists(note) ? Instant.parse(Files.readString(note).strip()) : moments.getFirst();
        } catch (IOException | DateTimeParseException e) {
            throw new UserError("cannot read " + note + ": delete the data folder and start the demo again", e);
        }
    }

    public synchronized Instant now() {
        return moments.get(present);
    }

    /** A poll was published. */
    public synchronized void polled(PollOutcome poll) {
        if (moments.get(present).equals(poll.state().lastPollAt())) {
            polled.add(poll.source().id());
        }
    }

    /** Whether every source was polled at the present moment. */
    public synchronized boolean isComplete() {
        return polled.containsAll(sources);
    }

    /** Whether the present moment is the last one. */
    public synchronized boolean isLast() {
        return present == moments.size() - 1;
    }

    /** Goes to the next moment. */
    public synchronized void advance() {
        present++;
        polled.clear();
        try {
            Files.writeString(note, now().toString());
        } catch (IOException e) {
            throw new UserError("cannot write " + note + ": " + e.getMessage(), e);
        }
        web.setClock(now());
    }
}
