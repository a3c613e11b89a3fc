package org.vigie.contract;

import java.util.Optional;

/** A part of the pipeline that works on threads of its own until it is closed. What it says of itself, any thread may ask. */
public interface Service extends AutoCloseable {
    /** Such as {@code enrich}: also the consumer group, without the prefix. */
    String name();

    /** Whether its threads live. */
    boolean isAlive();

    /** Why it cannot do its work at this moment, in a sentence; empty when it can. */
    Optional<String> notReady();
}
