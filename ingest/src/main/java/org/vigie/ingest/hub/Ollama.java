package org.vigie.ingest.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.ModelSnapshot;
import org.vigie.contract.ModelSnapshotBuilder;
import org.vigie.contract.Source;
import org.vigie.ingest.feed.CharacterEncoding;
import org.vigie.ingest.fetch.FetchResult;

/**
 * The library of Ollama, {@code https://ollama.com/library}. There is no list for programs: the page is read, by marks that
 * the site's own tests use ({@code x-test-...}). What it says of times ("2 months ago") is not believed, and numbers of pulls
 * are rounded by it ("1.9M").
 */
final class Ollama implements Hub {
    private static final String CARDS = "li:has(a[href*=/library/])";
    private static final Pattern NAME = Pattern.compile("/library/([A-Za-z0-9._-]{1,200})/?$");
    private static final Pattern ROUNDED = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)\\s*([KMB]?)");
    private static final Map<String, Integer> SCALE = Map.of("", 1, "K", 1_000, "M", 1_000_000, "B", 1_000_000_000);
    private static final Set<String> LAST = Set.of("library", "search");
    private static final int LONGEST_LABEL = 50;

    @Override
    public @Nullable String problem(String url) {
        return null;
    }

    @Override
    public List<Ask> asks(Source source) {
        var site = Site.of(source.url());
        int names = site.names().size();
        int hub = names > 0 && LAST.contains(site.names().getLast()) ? names - 1 : names;
        var page = site.upTo(hub).addPathSegment("library").addQueryParameter("sort", "newest");
        return List.of(Ask.onePage("the library", page.toString()));
    }

    @Override
    public Page read(Source source, Ask ask, FetchResult.Fresh answer) throws UnreadableHubException {
        var text = CharacterEncoding.decode(answer.body(), answer.contentType());
        var models = new Records<ModelSnapshot>(new ArrayList<>(), new ArrayList<>());
        for (var card : Jsoup.parse(text, answer.address()).select(CARDS)) {
            var link = card.select("a[href*=/library/]").attr("href");
            var name = NAME.matcher(link);
            if (name.find()) {
                models.read().add(model(name.group(1), card, source, answer));
            } else {
                models.refused().add(new Page.Refused(link, card.outerHtml(), "no model has the address " + link));
            }
        }
        if (models.read().isEmpty()) {
            throw new UnreadableHubException(
                    "no model is found on the page: it may be another one now, or be built in another way");
        }
        return Page.ofModels(models, null);
    }

    private static ModelSnapshot model(String name, Element card, Source source, FetchResult.Fresh answer) {
        var heading = card.selectFirst("h2");
        var title = heading == null ? "" : heading.text().strip();
        var tags = new ArrayList<String>();
        labels(card, "x-test-capability").forEach(tags::add);
        labels(card, "x-test-size").forEach(size -> tags.add("size:" + size));
        return ModelSnapshotBuilder.builder()
                .id("ollama/" + name)
                .revision(1)
                .source(source.id())
                .repository(name)
                .title(title.isEmpty() || title.equals(name) || title.length() > LONGEST_LABEL ? null : title)
                .tags(tags)
                .downloads(unrounded(card.select("[x-test-pull-count]").text()))
                .firstSeenAt(answer.at())
                .observedAt(answer.at())
                .build();
    }

    private static List<String> labels(Element card, String mark) {
        return card.select("[" + mark + "]").stream()
                .map(label -> label.text().strip().toLowerCase(Locale.ROOT))
                .filter(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL)
                .distinct()
                .toList();
    }

    /** {@code 1.9M} is 1,900,000; null for what is no such number. */
    private static @Nullable Long unrounded(String text) {
        var form = ROUNDED.matcher(text.replace(",", "").strip().toUpperCase(Locale.ROOT));
        return form.matches()
                ? Long.valueOf(Math.round(Double.parseDouble(form.group(1)) * SCALE.getOrDefault(form.group(2), 1)))
                : null;
    }
}
