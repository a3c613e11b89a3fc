package org.vigie.ingest.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshot.OwnerType;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.fetch.FetchResult;

/**
 * Hubs with the interface of Hugging Face ({@code GET /api/models}). The address says what is polled:
 *
 * <ul>
 *   <li>{@code https://huggingface.co}, a hub: the stream of newly created models, for statistics; the list of trending
 *       ones, as a net under developers whom nobody watches; and of whose owners the hub says whether they are
 *       organisations or persons. A hub elsewhere may have a path, {@code http://127.0.0.1:8600/hf}.
 *   <li>{@code https://huggingface.co/Qwen}, one owner: all models, of which those count as new whose {@code _id} was never
 *       seen. Their {@code createdAt} says nothing of that, since repositories are made days or weeks before they are
 *       shown. At a hub elsewhere, where one part of a path may belong to the hub: {@code .../hf?author=Qwen}.
 * </ul>
 *
 * The fields are asked for by name, because the short form lacks {@code sha}, {@code safetensors}, {@code gated} and {@code
 * lastModified}; a hub that ignores the wish is read all the same. {@code _id} and {@code id} come unasked.
 */
final class HuggingFace implements Hub {
    private static final Set<String> HOSTS = Set.of("huggingface.co", "www.huggingface.co", "hf.co");

    /** First parts of paths on the web site that are no owners. */
    private static final Set<String> PAGES = Set.of(
            "api",
            "blog",
            "chat",
            "collections",
            "datasets",
            "docs",
            "enterprise",
            "join",
            "learn",
            "login",
            "models",
            "organizations",
            "papers",
            "posts",
            "pricing",
            "settings",
            "spaces",
            "tasks");

    private static final int PAGE = 100;
    private static final int OWNER_PAGES = 100;
    private static final int STREAM_PAGES = 10;
    private static final int OWNERS_ASKED = 20;

    private static final List<String> FIELDS = List.of(
            "createdAt",
            "downloads",
            "gated",
            "lastModified",
            "library_name",
            "likes",
            "pipeline_tag",
            "private",
            "safetensors",
            "sha",
            "tags",
            "trendingScore");

    private static final String TRENDING = "the list of trending models";
    private static final String OWNERS = "the list of trending owners";

    @Override
    public @Nullable String problem(String url) {
        var site = Site.of(url);
        if (!site.isAt(HOSTS) || site.names().isEmpty()) {
            return null;
        }
        var owner = site.names().getFirst();
        if (site.names().size() > 1) {
            return "is one repository or page: name its owner, https://huggingface.co/" + owner
                    + ", or the hub, https://huggingface.co";
        }
        return PAGES.contains(owner) ? "is no owner: name the hub, https://huggingface.co, or one owner there" : null;
    }

    private static @Nullable String owner(Site site) {
        var author = site.query("author");
        return author == null && site.isAt(HOSTS) && !site.names().isEmpty()
                ? site.names().getFirst()
                : author;
    }

    @Override
    public List<Ask> asks(Source source) {
        var site = Site.of(source.url());
        var owner = owner(site);
        if (owner != null) {
            return List.of(Ask.whole("the models of " + owner, list(site, "createdAt", owner), OWNER_PAGES));
        }
        var owners = base(site)
                .addPathSegments("api/trending")
                .addQueryParameter("type", "model")
                .addQueryParameter("limit", String.valueOf(OWNERS_ASKED))
                .toString();
        return List.of(
                Ask.stream("the list of new models", list(site, "createdAt", null), STREAM_PAGES),
                Ask.choice(TRENDING, list(site, "trendingScore", null)),
                Ask.choice(OWNERS, owners).ifThere());
    }

    /** The hub redirects from its other names, and its lists go on under the one. */
    private static HttpUrl.Builder base(Site site) {
        return site.isAt(HOSTS) ? site.upTo(0).scheme("https").host("huggingface.co") : site.base();
    }

    private static String list(Site site, String sort, @Nullable String owner) {
        var list = base(site).addPathSegments("api/models");
        if (owner != null) {
            list.addQueryParameter("author", owner);
        }
        list.addQueryParameter("sort", sort).addQueryParameter("limit", String.valueOf(PAGE));
        FIELDS.forEach(field -> list.addQueryParameter("expand", field));
        return list.toString();
    }

    /** Of the stream, as many as a poll reads; the models of an owner are no stream. */
    @Override
    public int remembered(Source source) {
        return owner(Site.of(source.url())) == null ? STREAM_PAGES * PAGE : Hub.super.remembered(source);
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        var root = JsonRecord.parse(answer.body());
        if (ask.name().equals(OWNERS)) {
            return owners(JsonRecord.list(root.path("recentlyTrending"), "trending repositories"));
        }
        var list = JsonRecord.list(root, "models");
        var isTrending = ask.name().equals(TRENDING);
        var models = Records.of(
                list,
                "_id",
                (record, place) -> model(record, isTrending ? Integer.valueOf(place) : null, source, answer));
        return Page.ofModels(models, NextLink.in(answer));
    }

    /** Null for one that only the bearer of a token may see. */
    private static @Nullable ModelSnapshot model(
            JsonRecord record, @Nullable Integer rank, Source source, FetchResult.Fresh answer)
            throws UnusableRecordException {
        if (record.isTrue("private")) {
            return null;
        }
        return ModelSnapshotBuilder.builder()
                .id("hugging-face/" + record.id("_id"))
                .revision(1)
                .source(source.id())
                .repository(record.id("id"))
                .tags(record.texts("tags"))
                .task(record.text("pipeline_tag"))
                .library(record.text("library_name"))
                .gated(record.isTrue("gated") || record.text("gated") != null && !"false".equals(record.text("gated")))
                .parameters(parameters(record.at("safetensors")))
                .state(record.text("sha"))
                .downloads(record.count("downloads"))
                .likes(record.count("likes"))
                .trendingScore(record.number("trendingScore"))
                .trendingRank(rank)
                .createdAt(record.time("createdAt"))
                .lastModifiedAt(record.time("lastModified"))
                .firstSeenAt(answer.at())
                .observedAt(answer.at())
                .build();
    }

    /** The total, or else the sum over number formats. */
    private static @Nullable Long parameters(JsonRecord safetensors) {
        var total = safetensors.count("total");
        if (total == null) {
            long sum = 0;
            for (var format : safetensors.node().path("parameters")) {
                sum += Math.max(0, format.asLong(0));
            }
            total = sum;
        }
        return total == 0 ? null : total;
    }

    /** {@code [{repoData: {id, authorData: {name, type: org|user}}}]}; what is not so says nothing. */
    private static Page owners(JsonNode list) {
        var owners = new HashMap<String, OwnerType>();
        for (var trending : list) {
            var owner = trending.path("repoData").path("authorData");
            var type = owner.path("type").asText("");
            if (owner.path("name").isTextual() && (type.equals("org") || type.equals("user"))) {
                owners.put(owner.path("name").asText(), type.equals("org") ? OwnerType.ORGANISATION : OwnerType.PERSON);
            }
        }
        return Page.ofOwners(owners);
    }
}
