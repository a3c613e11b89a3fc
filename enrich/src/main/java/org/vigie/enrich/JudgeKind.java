package org.vigie.enrich;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Item;
import org.vigie.contract.ItemKind;
import org.vigie.contract.Source;
import org.vigie.enrich.model.Developers;

/** Says what sort of piece an item is: by how its source is read, and else by whose outlet it is. Thread-safe. */
final class JudgeKind {
    private final Developers developers;

    JudgeKind(Developers developers) {
        this.developers = developers;
    }

    ItemKind of(Item item) {
        var bySource = bySource(item.sourceKind());
        if (bySource != null) {
            return bySource;
        }
        return developers.ofOutlet(item.outlet()) == null ? ItemKind.NEWS : ItemKind.DEVELOPER;
    }

    private static @Nullable ItemKind bySource(Source.@Nullable Kind kind) {
        return switch (kind) {
            case ARXIV, DAILY_PAPERS -> ItemKind.PAPER;
            case GITHUB, PYPI -> ItemKind.SOFTWARE;
            case FEED, PAGE, SITEMAP, JSON, HUGGING_FACE, OLLAMA, MODELSCOPE, OPENROUTER -> null;
            case null -> null;
        };
    }
}
