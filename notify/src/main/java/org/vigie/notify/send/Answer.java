package org.vigie.notify.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a receiver says to one attempt. The text is for people and holds no secret. */
public sealed interface Answer {
    /** Such as {@code HTTP 200}. */
    String said();

    /** It has the message. */
    record Taken(String said) implements Answer {}

    /** It will never take it. */
    record Refused(String said) implements Answer {}

    /**
     * It cannot take it now.
     *
     * @param after how long it wants to be left alone, null where it does not say
     */
    record TryAgain(String said, @Nullable Duration after) implements Answer {}
}
