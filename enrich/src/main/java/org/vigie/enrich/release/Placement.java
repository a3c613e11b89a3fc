package org.vigie.enrich.release;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;

/**
 * What changes in one release: a repository or an announcement that belongs to it now; or, without either, one that has
 * left it (renamed, revised, or judged by a newer definition).
 *
 * @param release id of the release
 * @param thing id of the model or of the item
 */
record Placement(
        String release,
        String thing,
        @Nullable Model model,
        @Nullable Announced announced) {
    static Placement of(Model model) {
        return new Placement(model.release(), model.id(), model, null);
    }

    static Placement of(Announced announced) {
        return new Placement(announced.release(), announced.announcement().item(), null, announced);
    }

    static Placement leaving(String release, String thing) {
        return new Placement(release, thing, null, null);
    }
}
