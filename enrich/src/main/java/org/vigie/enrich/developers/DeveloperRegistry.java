package org.vigie.enrich.developers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Definition;
import org.vigie.contract.Developer;
import org.vigie.enrich.developers.DeveloperDefinition.RefusedException;

/**
 * The developers in force in this process. It is told of the definitions in Kafka, all of them before the first question and
 * each later change as it comes. Where Kafka has none at the first question, a given registry is the start, and later
 * definitions change it one by one: an empty topic never means that nobody is known. Thread-safe: one thread tells, many ask.
 */
public final class DeveloperRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(DeveloperRegistry.class);

    private final Collection<Developer> start;
    private final Map<String, Developer> byId = new TreeMap<>();
    private boolean isAsked;
    private volatile @Nullable List<Developer> current;

    /** @param start what is in force while Kafka has no definition */
    public DeveloperRegistry(Collection<Developer> start) {
        this.start = List.copyOf(start);
    }

    /** Those in force, by id. The same list until something has changed; then, at the next question, a new one. */
    public List<Developer> inForce() {
        var known = current;
        return known == null ? rebuilt() : known;
    }

    /**
     * Something made of the developers in force, such as an index. It is made when it is asked for after a change, not at each
     * change, and always of one whole list.
     */
    public <T> Supplier<T> derived(Function<List<Developer>, T> make) {
        return new Derived<>(this, make);
    }

    /**
     * Takes a change of the topic of definitions. One that cannot be used counts as none, so that all processes know the same,
     * whenever they were started.
     *
     * @param key such as {@code developer/le-labo}
     * @param definition reads the value, null for a removal
     * @return whether it could be used
     */
    public boolean tell(String key, Supplier<@Nullable Definition> definition) {
        var id = DeveloperDefinition.id(key);
        try {
            var told = definition.get();
            change(id, told == null ? null : DeveloperDefinition.read(key, told));
            return true;
        } catch (SerializationException | RefusedException e) {
            LOG.warn(
                    "the definition {} cannot be used and counts as none: {}; write it again with \"vigie developers import\"",
                    key,
                    e.getMessage());
            change(id, null);
            return false;
        }
    }

    private synchronized void change(String id, @Nullable Developer developer) {
        if (developer == null) {
            byId.remove(id);
        } else {
            byId.put(id, developer);
        }
        current = null;
    }

    private synchronized List<Developer> rebuilt() {
        if (!isAsked) {
            isAsked = true;
            startFrom();
        }
        var known = current;
        if (known == null) {
            known = List.copyOf(byId.values());
            current = known;
        }
        return known;
    }

    private void startFrom() {
        if (byId.isEmpty()) {
            start.forEach(developer -> byId.put(developer.id(), developer));
            LOG.info(
                    "no developer is defined in Kafka: {} from the configured or shipped registry are in force",
                    byId.size());
        } else {
            LOG.info("{} developers are defined in Kafka", byId.size());
        }
    }

    /** Remembers what was made, and of which list. */
    private static final class Derived<T> implements Supplier<T> {
        private record Made<T>(List<Developer> of, T what) {}

        private final DeveloperRegistry registry;
        private final Function<List<Developer>, T> make;
        private volatile @Nullable Made<T> last;

        Derived(DeveloperRegistry registry, Function<List<Developer>, T> make) {
            this.registry = registry;
            this.make = make;
        }

        @Override
        public T get() {
            var now = registry.inForce();
            var made = last;
            return made != null && made.of == now ? made.what : madeAnew(now);
        }

        private synchronized T madeAnew(List<Developer> now) {
            var made = last;
            if (made == null || made.of != now) {
                made = new Made<>(now, make.apply(now));
                last = made;
            }
            return made.what;
        }
    }
}
