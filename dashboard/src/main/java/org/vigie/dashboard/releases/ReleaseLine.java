package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.ask.Address;

/**
 * A release in a list.
 *
 * @param country of the owner
 * @param rootCountry of the developer of the model at the root
 * @param isBeforeAnybodyLooked whether {@code releasedAt} is the creation of its repository
 */
public record ReleaseLine(
        String id,
        String name,
        String developer,
        @Nullable String country,
        @Nullable String kind,
        @Nullable String rootCountry,
        @Nullable Long parameters,
        @Nullable String licence,
        @Nullable Long downloads,
        Instant releasedAt,
        boolean isBeforeAnybodyLooked) {

    static ReleaseLine of(JsonNode release) {
        return new ReleaseLine(
                release.path("id").asText(),
                release.path("name").asText(),
                release.path("developerName").asText(),
                text(release, "country"),
                text(release, "kind"),
                text(release, "rootCountry"),
                number(release, "parameters"),
                text(release, "licence"),
                number(release, "downloads"),
                Instant.parse(release.path("releasedAt").asText()),
                release.path("dating").asText().equals("created"));
    }

    static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    static @Nullable Long number(JsonNode node, String field) {
        return node.hasNonNull(field) ? (Long) node.path(field).asLong() : null;
    }

    /** Its page. */
    public Address address() {
        return Address.of("/release").with("id", id);
    }
}
