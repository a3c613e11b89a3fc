package org.vigie.enrich.topics;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Entity;
import org.vigie.contract.TopicMatch;
import org.vigie.enrich.definitions.Registry;

/**
 * The topics in force in this process, always one whole set of them. After a change the next set is made beside the one that
 * answers, only for the languages whose queries have changed, and takes its place at once; what comes in the meantime is in
 * the set after it, so that a thousand changes in a row are a few sets. Thread-safe; its owner closes it.
 */
public final class TopicsInForce implements AutoCloseable {
    private final Supplier<List<Topic>> wanted;
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private final ReadWriteLock answering = new ReentrantReadWriteLock();
    private @Nullable Topics current;
    private List<Topic> currentOf = List.of();

    /** @param thread makes the sets, one at a time; what it is given after the closing it must not do */
    public TopicsInForce(Registry<Topic> registry, Executor thread) {
        this(registry, registry::inForce, thread);
    }

    /**
     * Those that other definitions have queries of.
     *
     * @param wanted made of what the registry has in force, the same list until that changes
     */
    public TopicsInForce(Registry<?> registry, Supplier<List<Topic>> wanted, Executor thread) {
        this.wanted = wanted;
        registry.onChange(() -> {
            if (isWaiting.compareAndSet(false, true)) {
                thread.execute(this::renew);
            }
        });
    }

    /** Makes the first set, which otherwise happens when it is asked for. */
    public void prepare() {
        renew();
    }

    /** As {@link Topics#classify}. */
    public List<TopicMatch> classify(String language, String title, String text, List<Entity> entities) {
        while (true) {
            answering.readLock().lock();
            try {
                if (current != null) {
                    return current.classify(language, title, text, entities);
                }
            } finally {
                answering.readLock().unlock();
            }
            renew();
        }
    }

    private synchronized void renew() {
        isWaiting.set(false); // what is told from here on wants another turn
        var now = wanted.get();
        var former = current;
        if (former != null && now == currentOf) {
            return;
        }
        var next = former == null ? Topics.of(now) : former.replacedBy(now);
        currentOf = now;
        put(next);
        if (former != null) {
            former.closeAllBut(next); // nobody is matching with it any more
        }
    }

    /** Waits until everybody who is matching has done with the former ones. */
    private void put(Topics next) {
        answering.writeLock().lock();
        try {
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
