package org.vigie.notify.stage;

import java.time.Instant;

/** On a channel with a digest everything waits for the next one and is told in one message. */
record Digested() implements Stage {
    @Override
    public String name() {
        return "digested";
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        var channel = candidate.way().channel();
        return channel.digest() == null
                ? new Verdict.Pass()
                : new Verdict.Wait(channel.name() + "|digest", channel.digest().after(now));
    }
}
