package org.vigie.enrich.release;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;

/**
 * What belongs to one release.
 *
 * @param models by id
 * @param announcements by the item's id
 * @param version one more with each change, also when nothing is left
 */
record Joined(SortedMap<String, Model> models, SortedMap<String, Announced> announcements, long version) {
    static Joined after(@Nullable Joined before, Placement placement) {
        var models = before == null ? new TreeMap<String, Model>() : new TreeMap<>(before.models());
        var announcements = before == null ? new TreeMap<String, Announced>() : new TreeMap<>(before.announcements());
        if (placement.model() != null) {
            models.put(placement.thing(), placement.model());
        } else if (placement.announced() != null) {
            announcements.put(placement.thing(), placement.announced());
        } else {
            models.remove(placement.thing());
            announcements.remove(placement.thing());
        }
        return new Joined(models, announcements, before == null ? 1 : before.version() + 1);
    }

    boolean isEmpty() {
        return models.isEmpty() && announcements.isEmpty();
    }
}
