package org.vigie.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to poll and how. A null value on the topic removes the source. Records of a time that did not know a setting have
 * its default.
 *
 * @param id stable name, also the Kafka key: lower-case letters, digits, dots, hyphens and underscores
 * @param url absolute http or https address
 * @param outlet who publishes, as people should read it
 * @param language ISO 639-1 code that the publisher declares; a hint, it may be wrong
 * @param country ISO 3166-1 alpha-2 code of the outlet, null where it has none (a hub, an international body)
 * @param groups what people file it under, such as {@code laboratories}
 * @param every time between two polls, null for the default of the process that polls
 * @param conditionalGet false for publishers whose validators do not change when the feed does
 * @param fullText whether the pages behind its entries are read, too
 * @param headers sent with each request to the source's own host
 * @param credentials name of the credentials that the process that polls has in its configuration; a secret itself never
 *     is in a source
 * @param networks private networks that this source may lead to, as {@code 10.0.0.0/8}
 * @param watch what to look for where there is no feed; null for what needs no telling
 */
@RecordBuilder
public record Source(
        String id,
        Kind kind,
        String url,
        String outlet,
        @Nullable String language,
        @Nullable String country,
        List<String> groups,
        @Nullable Duration every,
        boolean conditionalGet,
        Boolean fullText,
        Map<String, String> headers,
        @Nullable String credentials,
        List<String> networks,
        @Nullable Watch watch) {

    public Source {
        fullText = fullText != null && fullText;
        groups = groups == null ? List.of() : List.copyOf(groups);
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        networks = networks == null ? List.of() : List.copyOf(networks);
    }

    /** A source about which nothing else is known. */
    public static Source of(String id, Kind kind, String url) {
        return new Source(id, kind, url, id, null, null, List.of(), null, true, false, Map.of(), null, List.of(), null);
    }

    /** How a source is read. */
    public enum Kind {
        /** RSS, Atom, JSON Feed or CDF; a page that names its feed leads there. */
        FEED,
        /** The newest and the trending models of a hub in the form of Hugging Face, or all models of one owner there. */
        HUGGING_FACE,
        /** The releases of a repository. */
        GITHUB,
        /** The library of Ollama. */
        OLLAMA,
        /** The models of one owner at ModelScope. */
        MODELSCOPE,
        /** The models that OpenRouter serves. */
        OPENROUTER,
        /** The releases of a Python package. */
        PYPI,
        /** The new papers of categories of arXiv. */
        ARXIV,
        /** The papers that Hugging Face shows each day. */
        DAILY_PAPERS,
        /** A web page with a list of entries, found by {@link Watch}. */
        PAGE,
        /** A sitemap, or an index of sitemaps: new addresses are new entries. */
        SITEMAP,
        /** A list in JSON, found by {@link Watch}. */
        JSON;

        /** Whether it is a list that was not made for readers of feeds, so that {@link Watch} says what to look for. */
        public boolean isWatched() {
            return this == PAGE || this == SITEMAP || this == JSON;
        }
    }
}
