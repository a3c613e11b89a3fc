package org.vigie.dashboard.index;

/** Elasticsearch does not answer, or not in time, or not as it should: what a reader sees is a page that says so. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
        super(message);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
