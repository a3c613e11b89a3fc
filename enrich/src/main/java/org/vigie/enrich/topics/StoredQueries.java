package org.vigie.enrich.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** All queries of one language, asked at once. Thread-safe; whoever made it closes it. */
final class StoredQueries implements AutoCloseable {
    /** Each query is filed under so many sets of its rarest terms; one set that the item lacks spares running it. */
    private static final int PASSES = 2;

    /** Queries never change, so the cache needs no cleaning; the library refuses "never". */
    private static final long PURGE_DAYS = 365;

    private final Map<String, Map<String, Query>> queries;
    private final Monitor monitor;

    /** @param queries by topic, then by id */
    StoredQueries(String language, Map<String, Map<String, Query>> queries) {
        this.queries = queries;
        var all = new ArrayList<MonitorQuery>();
        queries.forEach((topic, byId) ->
                byId.forEach((id, query) -> all.add(new MonitorQuery(topic + Evidences.SEPARATOR + id, query))));
        var presearcher = new MultipassTermFilteredPresearcher(PASSES, 0f, rareTermsFirst(all), List.of(), Set.of());
        var configuration = new MonitorConfiguration().setPurgeFrequency(PURGE_DAYS, TimeUnit.DAYS);
        try {
            monitor = new Monitor(Analysis.ofItems(language), presearcher, configuration);
            monitor.register(all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot register queries in memory", e);
        }
    }

    /** What it was made of. */
    Map<String, Map<String, Query>> queries() {
        return queries;
    }

    /** The queries that match, with the places of their words. */
    Collection<HighlightsMatch> matches(String title, String text) {
        var document = new Document();
        for (var suffix : List.of("", Analysis.EXACT)) {
            document.add(new TextField(QueryReader.TITLE + suffix, title, Store.NO));
            document.add(new TextField(QueryReader.TEXT + suffix, text, Store.NO));
        }
        try {
            var found = monitor.match(document, HighlightsMatch.MATCHER);
            if (!found.getErrors().isEmpty()) {
                throw new IllegalStateException("queries failed: " + found.getErrors());
            }
            return found.getMatches();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot match in memory", e);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the queries", e);
        }
    }

    /** A term that many queries share selects little. */
    private static TermWeightor rareTermsFirst(Collection<MonitorQuery> queries) {
        var holders = new HashMap<String, Integer>();
        for (var query : queries) {
            var terms = new HashSet<String>();
            query.getQuery().visit(new QueryVisitor() {
                @Override
                public void consumeTerms(Query leaf, Term... found) {
                    for (var term : found) {
                        terms.add(term.text());
                    }
                }
            });
            terms.forEach(term -> holders.merge(term, 1, Integer::sum));
        }
        return TermWeightor.combine(TermWeightor.DEFAULT, TermWeightor.termFreqWeightor(holders, 10, 0.1));
    }
}
