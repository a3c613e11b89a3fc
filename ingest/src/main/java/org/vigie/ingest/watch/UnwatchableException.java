package org.vigie.ingest.watch;

import org.vigie.contract.Failure;

/** A list in which nothing can be found that is watched for. The message is a sentence for people. */
public final class UnwatchableException extends Exception {
    private final Failure failure;

    UnwatchableException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
