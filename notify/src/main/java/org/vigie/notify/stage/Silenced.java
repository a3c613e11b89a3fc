package org.vigie.notify.stage;

import java.time.Instant;
import java.util.List;
import org.vigie.notify.plan.Silence;

/** Somebody does not want to hear of it for now. */
record Silenced(List<Silence> silences) implements Stage {
    @Override
    public String name() {
        return "silenced";
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        return silences.stream()
                .filter(silence -> silence.covers(candidate.alert(), now))
                .findFirst()
                .<Verdict>map(silence -> new Verdict.Suppress(silence.author() + ": " + silence.comment()))
                .orElseGet(Verdict.Pass::new);
    }
}
