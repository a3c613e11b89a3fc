package org.vigie.enrich.release;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer.Confidence;
import org.vigie.contract.Item;
import org.vigie.contract.Release.Announcement;
import org.vigie.enrich.model.RecogniseAnnouncement.Announces;

/**
 * A developer's own word that there is a release.
 *
 * @param release id of the release
 * @param name of the release, for people
 * @param developer id in the registry
 * @param country of the developer
 */
record Announced(
        String release,
        String name,
        String developer,
        String developerName,
        @Nullable String country,
        Confidence confidence,
        @Nullable String family,
        @Nullable String familyVersion,
        Announcement announcement) {

    static Announced of(Item item, Announces found) {
        var developer = found.developer();
        return new Announced(
                found.release(),
                found.name(),
                developer.id(),
                developer.name(),
                developer.country(),
                developer.confidence(),
                found.family(),
                found.version(),
                new Announcement(
                        item.id(),
                        item.url(),
                        item.title(),
                        item.publishedAt(),
                        item.firstSeenAt(),
                        Boolean.TRUE.equals(item.history())));
    }
}
