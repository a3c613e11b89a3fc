package org.vigie.enrich.release;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Model;

/**
 * What changes in one release: a repository that belongs to it now, one that left it (renamed, or judged by a newer
 * definition), or an announcement of it. Just one of the three is there.
 *
 * @param leaving id of the model
 */
record Placement(
        @Nullable Model model,
        @Nullable String leaving,
        @Nullable Announced announced) {
    static Placement of(Model model) {
        return new Placement(model, null, null);
    }

    static Placement leaving(String model) {
        return new Placement(null, model, null);
    }

    static Placement of(Announced announced) {
        return new Placement(null, null, announced);
    }
}
