package org.vigie.ingest.hub;

/** A record that lacks what makes it one. The message says what, in a few words. */
final class UnusableRecordException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableRecordException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
