package org.vigie.enrich.copies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Duplicate;

/**
 * The items of one language within a window of days, in groups of copies. An item is a copy of the first copy that it is
 * most like, of all that were published before it; who is like none of them is a first copy itself. Only first copies are
 * compared with ({@link Postings}), and prints that more than {@value #GROUPS_OF_FURNITURE} of them hold are left out: they
 * are the furniture of pages.
 *
 * <p>Items come in the order in which they are fetched, not published. One that is earlier than a first copy like it takes
 * its place, and that one and its copies are judged again; so are the copies of a first copy that was revised or has gone.
 * Hence who is a copy depends on the items in the window and not on the order in which they came, as far as furniture was
 * not learned in between.
 *
 * <p>Cost of an item: a look-up for each print and a comparison with each first copy that shares three. Memory:
 * {@code RATIONALE.md}. One thread.
 */
final class Copies {
    /** Between the publications of copies, and from the last sight of a group to its end. */
    static final Duration WINDOW = Duration.ofDays(7);

    private static final int GROUPS_OF_FURNITURE = 8;

    private static final Comparator<Member> BY_PUBLICATION =
            Comparator.comparing(member -> member.item, Known.BY_PUBLICATION);
    private static final Comparator<Member> BY_SIGHT = Comparator.comparing(member -> member.item, Known.BY_SIGHT);

    private final Map<String, Member> members = new HashMap<>();
    private final Postings<Member> firsts = new Postings<>();
    private final NavigableSet<Member> bySight = new TreeSet<>(BY_SIGHT);

    /** What is now thought of an item. */
    record Judged(Known item, @Nullable Duplicate duplicate) {}

    /** An item in its group. */
    private static final class Member {
        private final Known item;
        private @Nullable Duplicate duplicate;
        private boolean isToBeTold = true;
        /** Of a first copy. */
        private final NavigableSet<Member> copies = new TreeSet<>(BY_PUBLICATION);

        private Member(Known item) {
            this.item = item;
        }
    }

    /** Whether it is too old to be judged: it would be forgotten at once. */
    boolean isBehind(Known item) {
        return !bySight.isEmpty()
                && item.seen().isBefore(bySight.last().item.seen().minus(WINDOW));
    }

    /** Takes an item in, in place of what was known of it. Returns it and others that are now judged otherwise. */
    List<Judged> tell(Known item) {
        var open = released(item.id());
        var member = new Member(item);
        members.put(item.id(), member);
        bySight.add(member);
        open.add(member);
        return judge(open);
    }

    /** Forgets an item that has left. Returns those that are now judged otherwise. */
    List<Judged> forget(String id) {
        return judge(released(id));
    }

    /** Takes in what was judged before, in any order: all of it, for copies need their first copies. */
    void restore(Collection<Judged> judged) {
        for (var known : judged) {
            var member = new Member(known.item());
            member.duplicate = known.duplicate();
            member.isToBeTold = false;
            members.put(known.item().id(), member);
            bySight.add(member);
        }
        members.values().forEach(this::enter);
    }

    /** Lets go what has fallen out of the window, and returns its ids. A first copy stays as long as any of its copies. */
    Collection<String> expire() {
        var gone = new ArrayList<String>();
        while (!bySight.isEmpty() && isBehind(bySight.first().item)) {
            var oldest = bySight.removeFirst();
            if (oldest.copies.isEmpty()) {
                leave(oldest);
                members.remove(oldest.item.id());
                gone.add(oldest.item.id());
            }
        }
        return gone;
    }

    /** Takes an item out; its copies stand alone. */
    private NavigableSet<Member> released(String id) {
        var open = new TreeSet<>(BY_PUBLICATION);
        var member = members.remove(id);
        if (member != null) {
            dissolve(member, open);
            open.remove(member);
            bySight.remove(member);
        }
        return open;
    }

    private void dissolve(Member member, Collection<Member> open) {
        leave(member);
        open.add(member);
        open.addAll(member.copies);
        member.copies.clear();
        bySight.add(member); // it may have stayed for its copies alone
    }

    /** Ends: an item only opens later ones. */
    private List<Judged> judge(NavigableSet<Member> open) {
        var judged = new ArrayList<Judged>();
        for (var member = open.pollFirst(); member != null; member = open.pollFirst()) {
            var before = member.duplicate;
            var like = like(member);
            member.duplicate = mostLike(like, member.item);
            if (member.duplicate == null) {
                like.keySet().forEach(later -> dissolve(later, open));
            }
            enter(member);
            if (member.isToBeTold || !Objects.equals(before, member.duplicate)) {
                member.isToBeTold = false;
                judged.add(new Judged(member.item, member.duplicate));
            }
        }
        return judged;
    }

    private static @Nullable Duplicate mostLike(Map<Member, Double> like, Known item) {
        return like.entrySet().stream()
                .filter(first -> first.getKey().item.isBefore(item))
                .max(Map.Entry.<Member, Double>comparingByValue()
                        .thenComparing(Map.Entry::getKey, BY_PUBLICATION.reversed()))
                .map(first -> new Duplicate(first.getKey().item.id(), rounded(first.getValue())))
                .orElse(null);
    }

    /** First copies that tell the same text. */
    private Map<Member, Double> like(Member member) {
        var shared = new IdentityHashMap<Member, Integer>();
        for (long print : member.item.prints().chosen()) {
            if (!isFurniture(print)) {
                firsts.forEach(print, first -> shared.merge(first, 1, Integer::sum));
            }
        }
        var like = new IdentityHashMap<Member, Double>();
        shared.forEach((first, prints) -> {
            if (prints >= Prints.FEWEST && isNear(first, member)) {
                double likeness = Likeness.of(first.item.prints(), member.item.prints(), this::isFurniture);
                if (likeness > 0) {
                    like.put(first, likeness);
                }
            }
        });
        return like;
    }

    private boolean isFurniture(long print) {
        return firsts.count(print) > GROUPS_OF_FURNITURE;
    }

    private static boolean isNear(Member one, Member other) {
        return Duration.between(one.item.published(), other.item.published())
                        .abs()
                        .compareTo(WINDOW)
                <= 0;
    }

    private void enter(Member member) {
        if (member.duplicate != null) {
            first(member).copies.add(member);
        } else {
            for (long print : member.item.prints().chosen()) {
                firsts.add(print, member);
            }
        }
    }

    private void leave(Member member) {
        if (member.duplicate != null) {
            var first = first(member);
            first.copies.remove(member);
            bySight.add(first); // it may have stayed for this copy alone
        } else {
            for (long print : member.item.prints().chosen()) {
                firsts.remove(print, member);
            }
        }
    }

    private Member first(Member copy) {
        var of = Objects.requireNonNull(copy.duplicate).of();
        return Objects.requireNonNull(members.get(of), () -> "no first copy " + of + " of " + copy.item.id());
    }

    private static double rounded(double likeness) {
        return Math.round(likeness * 1_000) / 1_000.0;
    }
}
