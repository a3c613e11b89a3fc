package org.vigie.enrich.release;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Release.Announcement;

/**
 * A developer's own word that there is a release.
 *
 * @param name of the release, for people
 * @param developer id in the registry
 * @param country of the developer
 * @param isWithdrawn whether a newer revision of the item no longer says so
 */
record Announced(
        String name,
        String developer,
        String developerName,
        @Nullable String country,
        Confidence confidence,
        @Nullable String family,
        @Nullable String familyVersion,
        Announcement announcement,
        boolean isWithdrawn) {

    Announced withdrawn() {
        return new Announced(
                name, developer, developerName, country, confidence, family, familyVersion, announcement, true);
    }
}
