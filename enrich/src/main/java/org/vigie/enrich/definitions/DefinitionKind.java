package org.vigie.enrich.definitions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vigie.contract.Definition;

/**
 * A kind of things that users define, and how one crosses Kafka: {@code developer/ID}, {@code topic/ID}.
 *
 * @param <T> the thing
 */
public interface DefinitionKind<T> {
    /** What is wrong with a definition, in a sentence. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        public RefusedException(String why) {
            super(why);
        }
    }

    /** One of them, such as {@code developer}; {@code vigie developers} is the command for them. */
    String name();

    String id(T thing);

    /** The Kafka value. */
    Definition write(T thing);

    /**
     * What a definition defines.
     *
     * @throws RefusedException for one that does not keep the rules, whoever wrote it
     */
    T read(String key, Definition definition) throws RefusedException;

    /**
     * Why things cannot take the place of others, a sentence each with the remedy.
     *
     * @param known those in force, by id
     */
    List<String> problems(Map<String, T> known, Collection<T> wanted);

    /** The Kafka key. */
    default String key(String id) {
        return name() + "/" + id;
    }

    /** Whether a key is that of one of them. */
    default boolean isKey(String key) {
        return key.startsWith(key(""));
    }

    /** The id of the thing that a key is of. */
    default String idOf(String key) {
        return key.substring(key("").length());
    }
}
