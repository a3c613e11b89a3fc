package org.vigie.dashboard.releases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Index;

/**
 * What is built upon most: the releases, or the repositories that belong to none that is known, on which others of the period are
 * fine-tunes, adapters or merges, whoever owns these. Of a release all sizes and modes count together.
 *
 * @param bases the one with the most derivatives first
 * @param isWhole whether there were not more repositories than are counted
 */
public record Lineage(List<Base> bases, boolean isWhole) {
    /** So many repositories that others build on are counted, those with the most derivatives. */
    private static final int MOST = 500;

    private static final int MOST_COUNTRIES = 250;
    private static final List<String> COLUMNS =
            List.of("base", "name", "owner", "country", "root_country", "derivatives_country", "derivatives");

    /**
     * Something that others build on.
     *
     * @param id of the release, else the repository
     * @param name for people
     * @param owner for people; of a repository that belongs to no known release the name before the slash, null where there is none
     * @param country of the owner, null where it is not known
     * @param rootCountry of the developer of the model at the root of most of the derivatives, null likewise
     * @param isRelease whether it has a page
     * @param derivatives how many releases are built on it
     * @param countries of the owners of these, the one with the most first
     * @param list of these
     */
    public record Base(
            String id,
            String name,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String rootCountry,
            boolean isRelease,
            long derivatives,
            List<Part> countries,
            Address list) {
        /** Its page. */
        public Address address() {
            return Address.of("/release").with("id", id);
        }
    }

    /** Those whose owners are of one country, {@code -} for none. */
    public record Part(String country, long derivatives, Address list) {}

    /**
     * Asks for it.
     *
     * @param filter which derivatives; their kind and whether their owners are known developers is not asked for
     * @param from when the first of them became public
     */
    static Lineage of(Index index, ReleaseFilter filter, Instant from, Instant until) {
        var derivatives = filter.derivatives();
        var question = Json.MAPPER.createObjectNode().put("size", 0);
        question.set("query", derivatives.releases(from, until).with("base").query());
        var bases = question.putObject("aggs").putObject("bases");
        bases.putObject("terms").put("field", "base").put("size", MOST);
        var parts = bases.putObject("aggs");
        countries(parts, "countries", "country");
        countries(parts, "roots", "rootCountry");
        var found = index.search("releases", question).at("/aggregations/bases");
        var repositories = new ArrayList<String>();
        found.path("buckets")
                .forEach(bucket -> repositories.add(bucket.path("key").asText()));
        var releases = new Bases(index).releases(repositories);
        var sums = new HashMap<String, Sum>();
        for (var bucket : found.path("buckets")) {
            var repository = bucket.path("key").asText();
            var release = releases.get(repository);
            sums.computeIfAbsent(
                            release == null ? repository : release.path("id").asText(), id -> new Sum(id, release))
                    .add(bucket);
        }
        var list = derivatives.list().with("from", from).with("until", until);
        return new Lineage(
                sums.values().stream()
                        .map(sum -> sum.base(list))
                        .sorted(Comparator.comparingLong(Base::derivatives)
                                .reversed()
                                .thenComparing(Base::id))
                        .toList(),
                found.path("sum_other_doc_count").asLong() == 0);
    }

    private static void countries(ObjectNode aggregations, String name, String field) {
        aggregations
                .putObject(name)
                .putObject("terms")
                .put("field", field)
                .put("missing", "-")
                .put("size", MOST_COUNTRIES);
    }

    /** Of all repositories of one release. One thread. */
    private static final class Sum {
        private final String id;
        private final @Nullable JsonNode release;
        private final Map<String, Long> countries = new HashMap<>();
        private final Map<String, Long> roots = new HashMap<>();
        private long derivatives;

        Sum(String id, @Nullable JsonNode release) {
            this.id = id;
            this.release = release;
        }

        void add(JsonNode bucket) {
            derivatives += bucket.path("doc_count").asLong();
            add(bucket.at("/countries/buckets"), countries);
            add(bucket.at("/roots/buckets"), roots);
        }

        private static void add(JsonNode buckets, Map<String, Long> sums) {
            buckets.forEach(bucket -> sums.merge(
                    bucket.path("key").asText(), bucket.path("doc_count").asLong(), Long::sum));
        }

        private @Nullable String rootCountry() {
            return roots.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .filter(country -> !country.equals("-"))
                    .orElse(null);
        }

        /** The name before the slash. */
        private @Nullable String handle() {
            int slash = id.indexOf('/');
            return slash > 0 ? id.substring(0, slash) : null;
        }

        Base base(Address derivativesOfAll) {
            var list = derivativesOfAll.with("base", id);
            var parts = new ArrayList<Part>();
            countries.forEach((country, number) -> parts.add(new Part(country, number, list.with("country", country))));
            parts.sort(Comparator.comparingLong(Part::derivatives).reversed().thenComparing(Part::country));
            return release == null
                    ? new Base(id, id, handle(), null, rootCountry(), false, derivatives, parts, list)
                    : new Base(
                            id,
                            release.path("name").asText(),
                            release.path("developerName").asText(),
                            ReleaseLine.text(release, "country"),
                            rootCountry(),
                            true,
                            derivatives,
                            parts,
                            list);
        }
    }

    /** The first of them. */
    public List<Base> first(int size) {
        return bases.subList(0, Math.min(size, bases.size()));
    }

    /** As a file: a line for each base and country of the derivatives' owners. */
    String csv() {
        var rows = bases.stream()
                .flatMap(base -> base.countries().stream()
                        .map(part -> List.of(
                                base.id(),
                                base.name(),
                                base.owner() == null ? "" : base.owner(),
                                base.country() == null ? "" : base.country(),
                                base.rootCountry() == null ? "" : base.rootCountry(),
                                part.country(),
                                part.derivatives())))
                .toList();
        return Csv.of(COLUMNS, rows);
    }
}
