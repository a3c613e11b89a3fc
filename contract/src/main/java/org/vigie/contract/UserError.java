package org.vigie.contract;

/**
 * Something that the person at the keyboard can mend: the message is one clear sentence that names the input and the
 * remedy, and is all that is shown.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
