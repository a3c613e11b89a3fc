package org.vigie.enrich.count;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Duplicate;
import org.vigie.contract.EnrichedItem;
import org.vigie.contract.EnrichedItemBuilder;
import org.vigie.contract.Item;
import org.vigie.contract.ItemBuilder;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Language;
import org.vigie.contract.TopicMatch;

/** Items that meet in few cells, and what may happen to one; everything by chance. */
final class SomeItems {
    /** Sunday, so that weeks, days and hours end near it. */
    private static final Instant SUNDAY = Instant.parse("2026-03-01T20:00:00Z");

    private static final List<String> OUTLETS = List.of("Le Fil", "The Post", "Le Fil\nbis", "");
    private static final List<String> LANGUAGES = List.of("fr", "und");
    private static final List<ItemKind> KINDS = List.of(ItemKind.NEWS, ItemKind.PAPER);
    private static final List<String> TOPICS = List.of("open-models");

    private final Random random;

    SomeItems(Random random) {
        this.random = random;
    }

    /** One that nobody knew: published within ten hours, fetched at once or up to three weeks later. */
    EnrichedItem item(String id) {
        var published = SUNDAY.plus(Duration.ofMinutes(random.nextInt(300)));
        var item = ItemBuilder.builder()
                .id(id)
                .revision(1)
                .source("source")
                .outlet(one(OUTLETS))
                .country(country())
                .entryId(id)
                .title("")
                .summary("")
                .content("")
                .authors(List.of())
                .categories(List.of())
                .publishedAt(published)
                .firstSeenAt(published)
                .fetchedAt(fetched(published))
                .build();
        return EnrichedItemBuilder.builder()
                .item(item)
                .version(1)
                .sources(List.of("source"))
                .formerMonths(List.of())
                .kind(one(KINDS))
                .language(new Language(one(LANGUAGES), 1, null))
                .topics(topics())
                .duplicate(copy())
                .build();
    }

    /** What becomes of one: a revision, another judgement on copies, the same once more, or nothing any more. */
    @Nullable
    EnrichedItem after(EnrichedItem before) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> before;
            case 2, 3, 4 ->
                EnrichedItemBuilder.builder(before).duplicate(copy()).build();
            default -> revised(before);
        };
    }

    private EnrichedItem revised(EnrichedItem before) {
        var item = ItemBuilder.builder(before.item());
        var enriched = EnrichedItemBuilder.builder(before);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            switch (random.nextInt(7)) {
                case 0 -> item.outlet(one(OUTLETS));
                case 1 -> item.country(country());
                case 2 -> item.publishedAt(SUNDAY.plus(Duration.ofMinutes(random.nextInt(600))));
                case 3 -> enriched.kind(one(KINDS));
                case 4 -> enriched.language(new Language(one(LANGUAGES), 1, null));
                case 5 -> enriched.topics(topics());
                default -> enriched.duplicate(copy());
            }
        }
        Item now = item.fetchedAt(fetched(item.publishedAt())).build();
        return enriched.item(now).build();
    }

    private Instant fetched(Instant published) {
        return published.plus(
                random.nextBoolean() ? Duration.ofMinutes(random.nextInt(90)) : Duration.ofHours(random.nextInt(500)));
    }

    private @Nullable String country() {
        return random.nextInt(3) == 0 ? null : "FR";
    }

    private @Nullable Duplicate copy() {
        return random.nextInt(3) == 0 ? new Duplicate("another", 1) : null;
    }

    private List<TopicMatch> topics() {
        var topics = new ArrayList<TopicMatch>();
        TOPICS.forEach(topic -> {
            if (random.nextBoolean()) {
                topics.add(new TopicMatch(topic, 1, 1, List.of()));
            }
        });
        return topics;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
