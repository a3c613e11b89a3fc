package org.vigie.enrich.definitions;

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
import org.vigie.contract.Changes;
import org.vigie.contract.Definition;
import org.vigie.enrich.definitions.DefinitionKind.RefusedException;

/**
 * The things of one kind in force in this process. It is told of the definitions in Kafka, all of them before the first
 * question and each later change as it comes. Where Kafka has none at the first question, what is given is the start, and
 * later definitions change it one by one: an empty topic never means that nothing is known. Thread-safe: one thread tells,
 * many ask.
 *
 * @param <T> the thing
 */
public final class Registry<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final DefinitionKind<T> kind;
    private final Collection<T> start;
    private final Map<String, T> byId = new TreeMap<>();
    private Runnable listener = () -> {};
    private boolean isAsked;
    private volatile @Nullable List<T> current;

    /** @param start what is in force while Kafka has no definition */
    public Registry(DefinitionKind<T> kind, Collection<T> start) {
        this.kind = kind;
        this.start = List.copyOf(start);
    }

    /** Those in force, by id. The same list until something has changed; then, at the next question, a new one. */
    public List<T> inForce() {
        var known = current;
        return known == null ? rebuilt() : known;
    }

    /**
     * Something made of those in force, such as an index. It is made when it is asked for after a change, not at each
     * change, and always of one whole list.
     */
    public <R> Supplier<R> derived(Function<List<T>, R> make) {
        return new Derived<>(this, make);
    }

    /** Is told of each change after the first question, in the thread that tells it: let it be quick. */
    public synchronized void onChange(Runnable listener) {
        this.listener = listener;
    }

    /** Whether a definition is one of this kind. */
    public boolean isOf(String key) {
        return kind.isKey(key);
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
        var id = kind.idOf(key);
        try {
            var told = definition.get();
            change(id, told == null ? null : kind.read(key, told));
            return true;
        } catch (SerializationException | RefusedException e) {
            LOG.warn(
                    "the definition {} cannot be used and counts as none: {}; write it again with \"vigie {}s import\"",
                    key,
                    e.getMessage(),
                    kind.name());
            change(id, null);
            return false;
        }
    }

    private void change(String id, @Nullable T thing) {
        Runnable told;
        synchronized (this) {
            if (thing == null) {
                byId.remove(id);
            } else {
                byId.put(id, thing);
            }
            current = null;
            told = isAsked ? listener : () -> {};
        }
        told.run();
    }

    private synchronized List<T> rebuilt() {
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
            start.forEach(thing -> byId.put(kind.id(thing), thing));
            LOG.info(
                    "no {} is defined in Kafka: {} that are configured or shipped are in force",
                    kind.name(),
                    byId.size());
        } else {
            LOG.info("{} {}s are defined in Kafka", byId.size(), kind.name());
            if (!isStart()) {
                LOG.info(
                        "the {}s that are configured, or else ship, differ from these and are not in force; \"vigie {}s"
                                + " import\" with them, or with --shipped, puts them in force",
                        kind.name(),
                        kind.name());
            }
        }
    }

    /** Whether exactly what is given as the start is in force. */
    private boolean isStart() {
        return Changes.between(byId, start, kind::id).isEmpty();
    }

    /** Remembers what was made, and of which list. */
    private static final class Derived<T, R> implements Supplier<R> {
        private record Made<T, R>(List<T> of, R what) {}

        private final Registry<T> registry;
        private final Function<List<T>, R> make;
        private volatile @Nullable Made<T, R> last;

        Derived(Registry<T> registry, Function<List<T>, R> make) {
            this.registry = registry;
            this.make = make;
        }

        @Override
        public R get() {
            var now = registry.inForce();
            var made = last;
            return made != null && made.of == now ? made.what : madeAnew(now);
        }

        private synchronized R madeAnew(List<T> now) {
            var made = last;
            if (made == null || made.of != now) {
                made = new Made<>(now, make.apply(now));
                last = made;
            }
            return made.what;
        }
    }
}
