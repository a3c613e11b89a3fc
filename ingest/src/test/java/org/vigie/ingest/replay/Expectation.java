package org.vigie.ingest.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.contract.Item;
import org.vigie.ingest.replay.PollLog.Standing;

/**
 * What a poller should tell of one feed, worked out from the entries that stood there at each step. An entry is named by its
 * canonical URL; where the feed has shown several entry ids with different contents under one URL, the entry id is part of
 * the name, except for the entry that stood there alone before; without a URL it is named by source and entry id.
 *
 * <p>What is false is judged on the bytes of the recording: an item is <em>falsely new</em> when its name never stood there,
 * or was told before; a revision is <em>false</em> when nothing but dates differs from what stood under its name when it was
 * last seen. What is lost: a name that stood there and was not told, a changed title without a revision.
 */
public final class Expectation {
    private final String source;
    private final Map<String, RecordedEntry> read = new HashMap<>();
    private final Map<String, String> alone = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, RecordedEntry> known = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private boolean hasBeenRead;
    private final Set<String> told = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private final Tally tally;

    /** @param source id of the source, which names entries without a URL */
    public Expectation(String source) {
        this.source = source;
        this.tally = new Tally(source);
    }

    /**
     * Compares what stood there at a step with what was told after it.
     *
     * @param isRead whether the poller could read the answer
     */
    public void step(List<Standing> standing, List<Item> items, boolean isRead) {
        var byId = isRead ? named(standing) : Map.<String, List<RecordedEntry>>of();
        var revised = new HashSet<String>();
        for (var item : items) {
            if (item.revision() == 1) {
                newItem(item, byId);
            } else {
                revised.add(item.id());
                revision(item, byId);
            }
        }
        byId.forEach((id, entries) -> stands(id, entries, revised));
        hasBeenRead |= isRead;
    }

    private void newItem(Item item, Map<String, List<RecordedEntry>> standing) {
        tally.items++;
        boolean history = Boolean.TRUE.equals(item.history());
        tally.history += history ? 1 : 0;
        if (!told.add(item.id()) || !standing.containsKey(item.id())) {
            tally.falseItems++;
            complain("falsely new", item);
        }
        if (history == hasBeenRead) {
            tally.falseHistory++;
            complain("wrongly " + (hasBeenRead ? "history" : "no history"), item);
        }
    }

    private void revision(Item item, Map<String, List<RecordedEntry>> standing) {
        tally.revisions++;
        var before = known.get(item.id());
        if (before != null
                && standing.getOrDefault(item.id(), List.of()).stream()
                        .anyMatch(entry -> entry.timeless().equals(before.timeless()))) {
            tally.falseRevisions++;
            complain("falsely revised", item);
        }
    }

    private void stands(String id, List<RecordedEntry> entries, Set<String> revised) {
        if (doubtful.contains(id)) {
            known.remove(id);
            return;
        }
        tally.sightings++;
        names.add(id);
        var before = known.get(id);
        if (!told.contains(id)) {
            tally.lostItems++;
            complaints.add("lost: " + entries.getFirst().title() + " "
                    + entries.getFirst().url());
        }
        var same = entries.stream()
                .filter(entry -> before != null && entry.timeless().equals(before.timeless()))
                .findFirst();
        if (before != null && same.isEmpty()) {
            tally.changes++;
            if (!revised.contains(id)
                    && entries.stream().noneMatch(entry -> entry.title().equals(before.title()))) {
                tally.lostRevisions++;
                complaints.add("lost change: " + before.title() + " -> "
                        + entries.getFirst().title());
            }
        }
        known.put(id, same.orElse(entries.getFirst()));
        tally.entries = names.size();
    }

    private Map<String, List<RecordedEntry>> named(List<Standing> standing) {
        var entries = standing.stream()
                .map(stands -> read.computeIfAbsent(stands.element(), RecordedEntry::of))
                .toList();
        for (var one : entries) {
            for (var other : entries) {
                if (isAnother(one, other)) {
                    shared.add(one.url());
                }
            }
        }
        doubtful.clear();
        var named = new LinkedHashMap<String, List<RecordedEntry>>();
        for (int i = 0; i < entries.size(); i++) {
            var id = id(name(entries.get(i)));
            named.computeIfAbsent(id, any -> new ArrayList<>()).add(entries.get(i));
            if (!standing.get(i).isWhole()) {
                doubtful.add(id);
            }
        }
        return named;
    }

    private static boolean isAnother(RecordedEntry one, RecordedEntry other) {
        return !one.url().isEmpty()
                && one.url().equals(other.url())
                && !one.entryId().equals(other.entryId())
                && !one.told().equals(other.told());
    }

    private String name(RecordedEntry entry) {
        var url = entry.url();
        if (url.isEmpty()) {
            return source + "\n" + entry.entryId();
        }
        if (!shared.contains(url)) {
            alone.put(url, entry.entryId());
            return url;
        }
        return entry.entryId().equals(alone.get(url)) ? url : url + "\n" + entry.entryId();
    }

    private void complain(String what, Item item) {
        complaints.add(what + ": " + item.title() + " " + item.url() + " " + item.revision());
    }

    /** In figures. */
    public Tally tally() {
        return tally;
    }

    /** In words. */
    public List<String> complaints() {
        return complaints;
    }

    private static String id(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
