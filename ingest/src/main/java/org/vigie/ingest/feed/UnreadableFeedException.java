package org.vigie.ingest.feed;

/** A body that is no feed. The message is one sentence for people. */
public final class UnreadableFeedException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableFeedException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFeedException(String message) {
        super(message);
    }
}
