package org.vigie.enrich.release;

import java.util.SortedMap;
import java.util.TreeMap;
import org.vigie.contract.Model;

/**
 * What belongs to one release.
 *
 * @param models by id
 * @param announcements by the item's id
 * @param version one more with each change
 */
record Joined(SortedMap<String, Model> models, SortedMap<String, Announced> announcements, long version) {
    static final Joined NOTHING = new Joined(new TreeMap<>(), new TreeMap<>(), 0);

    Joined with(Placement placement) {
        var models = new TreeMap<>(this.models);
        var announcements = new TreeMap<>(this.announcements);
        if (placement.model() != null) {
            models.put(placement.model().id(), placement.model());
        }
        if (placement.leaving() != null) {
            models.remove(placement.leaving());
        }
        if (placement.announced() != null) {
            var announced = placement.announced();
            if (announced.isWithdrawn()) {
                announcements.remove(announced.announcement().item());
            } else {
                announcements.put(announced.announcement().item(), announced);
            }
        }
        return new Joined(models, announcements, version + 1);
    }

    boolean isEmpty() {
        return models.isEmpty() && announcements.isEmpty();
    }
}
