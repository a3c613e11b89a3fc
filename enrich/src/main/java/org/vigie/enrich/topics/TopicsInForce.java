package org.vigie.enrich.topics;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.definitions.Registry;

/**
 * The topics in force in this process, always one whole set of them. After a change the next set is made beside the one that
 * answers, only for the languages whose queries have changed, and takes its place at once; what comes in the meantime is in
 * the set after it, so that a thousand changes in a row are a few sets. Thread-safe; its owner closes it.
 *
 * @param <T> what the topics are made of: themselves, or other definitions that have queries
 */
public final class TopicsInForce<T> implements AutoCloseable {
    private final Registry<T> registry;
    private final Function<List<T>, List<Topic>> topics;
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private final ReadWriteLock answering = new ReentrantReadWriteLock();
    private @Nullable Topics current;
    private List<T> currentOf = List.of();

    /**
     * @param topics those of a list of things
     * @param thread makes the sets, one at a time; what it is given after the closing it must not do
     */
    public TopicsInForce(Registry<T> registry, Function<List<T>, List<Topic>> topics, Executor thread) {
        this.registry = registry;
        this.topics = topics;
        registry.onChange(() -> {
            if (isWaiting.compareAndSet(false, true)) {
                thread.execute(this::renew);
            }
        });
    }

    /** Those of the registry itself. */
    public static TopicsInForce<Topic> of(Registry<Topic> registry, Executor thread) {
        return new TopicsInForce<>(registry, Function.identity(), thread);
    }

    /** Makes the first set, which otherwise happens when it is asked for. */
    public void prepare() {
        renew();
    }

    /** As {@link Topics#classify}. */
    public List<TopicMatch> classify(String language, String title, String text, List<Entity> entities) {
        return ask((things, answer) -> answer.classify(language, title, text, entities));
    }

    /**
     * Asks the set that answers now.
     *
     * @param question of the things that the set is made of, which may be older than those in force, and the set, which it must
     *     not keep
     */
    public <R> R ask(BiFunction<List<T>, Topics, R> question) {
        while (true) {
            answering.readLock().lock();
            try {
                if (current != null) {
                    return question.apply(currentOf, current);
                }
            } finally {
                answering.readLock().unlock();
            }
            renew();
        }
    }

    private synchronized void renew() {
        isWaiting.set(false); // what is told from here on wants another turn
        var now = registry.inForce();
        var former = current;
        if (former != null && now == currentOf) {
            return;
        }
        var wanted = topics.apply(now);
        var next = former == null ? Topics.of(wanted) : former.replacedBy(wanted);
        put(now, next);
        if (former != null) {
            former.closeAllBut(next); // nobody is matching with it any more
        }
    }

    /** Waits until everybody who is matching has done with the former ones. */
    private void put(List<T> things, Topics next) {
        answering.writeLock().lock();
        try {
            currentOf = things;
            current = next;
        } finally {
            answering.writeLock().unlock();
        }
    }

    @Override
    public synchronized void close() {
        answering.writeLock().lock();
        try {
            if (current != null) {
                current.close();
            }
        } finally {
            answering.writeLock().unlock();
        }
    }
}
