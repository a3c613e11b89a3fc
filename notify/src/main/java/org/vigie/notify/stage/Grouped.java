package org.vigie.notify.stage;

import java.time.Instant;

/**
 * The first alert of a group waits for others, for the route's {@code group_wait}; those that follow a message of the group are
 * told {@code group_interval} after it.
 */
record Grouped(Groups groups) implements Stage {
    @Override
    public String name() {
        return "grouped";
    }

    @Override
    public Verdict judge(Candidate candidate, Instant now) {
        var route = candidate.way().route();
        var group = route.group(candidate.way().channel(), candidate.alert());
        var fresh = now.plus(route.groupWait());
        var left = groups.left(group);
        var next = left == null ? fresh : left.plus(route.groupInterval());
        return new Verdict.Wait(group, next.isAfter(now) ? next : fresh);
    }
}
