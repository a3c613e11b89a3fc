package org.vigie.ingest.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The models that OpenRouter serves, {@code https://openrouter.ai}: all of them in one answer. Many are at no hub; where one
 * is, {@code hugging_face_id} says which repository. Prices are not told: they are the provider's, not the model's.
 */
final class OpenRouter implements Hub {
    @Override
    public @Nullable String problem(String url) {
        return null;
    }

    @Override
    public List<Ask> asks(Source source) {
        var list = Site.of(source.url()).base().addPathSegments("api/v1/models").toString();
        return List.of(Ask.onePage("the list of models", list));
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        var list = JsonRecord.list(JsonRecord.parse(answer.body()).path("data"), "models");
        return Page.ofModels(Records.of(list, "id", (record, place) -> model(record, source, answer)), null);
    }

    private static ModelSnapshot model(JsonRecord record, Source source, FetchResult.Fresh answer)
            throws UnusableRecordException {
        var name = record.id("id");
        return ModelSnapshotBuilder.builder()
                .id("openrouter/" + name)
                .revision(1)
                .source(source.id())
                .repository(name)
                .title(record.text("name"))
                .tags(tags(record))
                .sameAs(record.text("hugging_face_id"))
                .createdAt(record.time("created"))
                .firstSeenAt(answer.at())
                .observedAt(answer.at())
                .build();
    }

    private static List<String> tags(JsonRecord record) {
        var tags = new ArrayList<String>();
        var architecture = record.at("architecture");
        architecture.texts("input_modalities").forEach(kind -> tags.add("input:" + kind));
        architecture.texts("output_modalities").forEach(kind -> tags.add("output:" + kind));
        var context = record.count("context_length");
        if (context != null) {
            tags.add("context:" + context);
        }
        return tags;
    }
}
