package org.vigie.enrich;

import java.time.Instant;
import java.util.List;
import org.vigie.contract.Item;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;

/** Items and models as a source tells them, for tests. */
record Told(String id, String source, int revision, String title, Instant publishedAt, Instant firstSeenAt) {
    static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    static Told item(String id) {
        return new Told(
                id,
                "le-fil",
                1,
                "Le modèle ouvert de DeepSeek inquiète Washington, qui craint l’avance de la Chine",
                MARCH.minusSeconds(3600),
                MARCH);
    }

    /** A model that was new at a poll in March. */
    static ModelSnapshot model(String repository) {
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/" + repository.replace('/', '.'))
                .revision(1)
                .source("hub")
                .repository(repository)
                .tags(List.of())
                .notSeenAt(MARCH.minusSeconds(900))
                .firstSeenAt(MARCH)
                .observedAt(MARCH)
                .history(false)
                .build();
    }

    Told from(String other) {
        return new Told(id, other, revision, title, publishedAt, firstSeenAt);
    }

    Told revision(int number, String text) {
        return new Told(id, source, number, text, publishedAt, firstSeenAt);
    }

    Told published(String time) {
        return new Told(id, source, revision, title, Instant.parse(time), firstSeenAt);
    }

    Told firstSeen(String time) {
        return new Told(id, source, revision, title, publishedAt, Instant.parse(time));
    }

    Item record() {
        return new Item(
                id,
                revision,
                source,
                "Outlet of " + source,
                "FR",
                "https://fil.example/" + id,
                id,
                title,
                "",
                "",
                List.of(),
                List.of(),
                "fr",
                publishedAt,
                firstSeenAt,
                firstSeenAt,
                false,
                null,
                Source.Kind.FEED);
    }
}
