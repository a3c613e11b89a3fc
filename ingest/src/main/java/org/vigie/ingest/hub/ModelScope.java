package org.vigie.ingest.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The models of one owner at ModelScope, {@code https://modelscope.cn/organization/Qwen} or {@code https://modelscope.cn/Qwen}:
 * its OpenAPI list, the last changed first, since it cannot be sorted by creation. A page has at most 50 models, and no page
 * ends behind the 3,000th.
 */
final class ModelScope implements Hub {
    private static final int PAGE = 50;
    private static final int REACH = 3_000;
    private static final List<String> BEFORE_OWNERS = List.of("organization", "profile");

    /** The hub's names for licences that it does not write as others do. */
    private static final Map<String, String> LICENCES =
            Map.of("apache license 2.0", "apache-2.0", "mit license", "mit");

    @Override
    public @Nullable String problem(String url) {
        var names = Site.of(url).names();
        return names.isEmpty() || BEFORE_OWNERS.contains(names.getLast())
                ? "must name an owner, such as https://modelscope.cn/organization/Qwen"
                : null;
    }

    @Override
    public List<Ask> asks(Source source) {
        var owner = Site.of(source.url()).names().getLast();
        return List.of(Ask.whole("the models of " + owner, address(source, 1), REACH / PAGE));
    }

    private static String address(Source source, int page) {
        var site = Site.of(source.url());
        int owner = site.names().size() - 1;
        boolean isMarked = owner > 0 && BEFORE_OWNERS.contains(site.names().get(owner - 1));
        return site.upTo(isMarked ? owner - 1 : owner)
                .addPathSegments("openapi/v1/models")
                .addQueryParameter("owner", site.names().get(owner))
                .addQueryParameter("sort", "last_modified")
                .addQueryParameter("page_number", String.valueOf(page))
                .addQueryParameter("page_size", String.valueOf(PAGE))
                .toString();
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        var data = new JsonRecord(JsonRecord.parse(answer.body()).path("data"));
        var list = JsonRecord.list(data.node().path("models"), "models");
        var models = Records.of(list, "id", (record, place) -> model(record, source, answer));
        return Page.ofModels(models, next(source, data, list.size()));
    }

    private static @Nullable String next(Source source, JsonRecord data, int models) {
        var page = data.count("page_number");
        var total = data.count("total_count");
        if (page == null || total == null || models == 0 || page * PAGE >= Math.min(total, REACH)) {
            return null;
        }
        return address(source, page.intValue() + 1);
    }

    private static @Nullable ModelSnapshot model(JsonRecord record, Source source, FetchResult.Fresh answer)
            throws UnusableRecordException {
        if (record.isTrue("private")) {
            return null;
        }
        var name = record.id("id");
        var tasks = record.texts("tasks");
        var parameters = record.count("params");
        return ModelSnapshotBuilder.builder()
                .id("modelscope/" + name)
                .revision(1)
                .source(source.id())
                .repository(name)
                .title(record.text("display_name"))
                .tags(tags(record))
                .task(tasks.isEmpty() ? null : tasks.getFirst())
                .library(library(record))
                .gated(record.isTrue("gated"))
                .parameters(parameters == null || parameters == 0 ? null : parameters)
                .downloads(record.count("downloads"))
                .likes(record.count("likes"))
                .createdAt(record.time("created_at"))
                .lastModifiedAt(record.time("last_modified"))
                .firstSeenAt(answer.at())
                .observedAt(answer.at())
                .build();
    }

    private static List<String> tags(JsonRecord record) {
        var tags = new ArrayList<>(record.texts("tags"));
        var licence = record.text("license");
        if (licence != null && tags.stream().noneMatch(tag -> tag.startsWith("license:"))) {
            var name = licence.toLowerCase(Locale.ROOT);
            tags.add("license:" + LICENCES.getOrDefault(name, name.replace(' ', '-')));
        }
        return tags;
    }

    private static @Nullable String library(JsonRecord record) {
        return record.texts("tags").stream()
                .filter(tag -> tag.startsWith("library:"))
                .map(tag -> tag.substring("library:".length()))
                .findFirst()
                .orElse(null);
    }
}
