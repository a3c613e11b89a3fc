package org.vigie.ingest.hub;

import org.vigie.contract.Failure;

/** An answer in which there is no list. The message is one sentence for people. */
public final class UnreadableHubException extends Exception {
    private static final long serialVersionUID = 1;

    private final Failure kind;

    UnreadableHubException(Failure kind, String message) {
        super(message);
        this.kind = kind;
    }

    UnreadableHubException(String message) {
        this(Failure.UNREADABLE, message);
    }

    /** The problem for machines. */
    public Failure kind() {
        return kind;
    }
}
