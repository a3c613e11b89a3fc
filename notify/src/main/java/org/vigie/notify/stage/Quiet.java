package org.vigie.notify.stage;

import java.time.Instant;

/** What comes in the quiet hours of a channel waits for their end and is told in one message. */
record Quiet() implements Stage {
    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        var channel = candidate.way().channel();
        var end = channel.quiet() == null ? now : channel.quiet().endAfter(now);
        return end.isAfter(now) ? new Verdict.Wait(channel.name() + "|quiet", end) : new Verdict.Pass();
    }
}
