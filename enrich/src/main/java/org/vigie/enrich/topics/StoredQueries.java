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
import java.util.function.Consumer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.vigie.contract.Entity;

/** All queries of one language, asked at once. Thread-safe; whoever made it closes it. */
final class StoredQueries implements AutoCloseable {
    /** Each query is filed under so many sets of its rarest terms; one set that the item lacks spares running it. */
    private static final int PASSES = 2;

    /** Queries never change, so the cache needs no cleaning; the library refuses "never". */
    private static final long PURGE_DAYS = 365;

    private final Map<String, Map<String, Query>> queries;
    private final Analysis analysis;
    private final Map<String, CharArraySet> asked = new HashMap<>();
    private final Monitor monitor;

    /** @param queries by topic, then by id */
    StoredQueries(String language, Map<String, Map<String, Query>> queries) {
        this.queries = queries;
        this.analysis = Analysis.ofItems(language);
        var all = new ArrayList<MonitorQuery>();
        queries.forEach((topic, byId) ->
                byId.forEach((id, query) -> all.add(new MonitorQuery(topic + Evidences.SEPARATOR + id, query))));
        all.forEach(query -> forEachTerm(query.getQuery(), this::ask));
        var presearcher = new MultipassTermFilteredPresearcher(PASSES, 0f, rareTermsFirst(all), List.of(), Set.of());
        var configuration = new MonitorConfiguration()
                .setPurgeFrequency(PURGE_DAYS, TimeUnit.DAYS)
                .setQueryDecomposer(ReadyQuery.parts());
        try {
            monitor = new Monitor(analysis, presearcher, configuration);
            monitor.register(all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot register queries in memory", e);
        }
    }

    /** What it was made of. */
    Map<String, Map<String, Query>> queries() {
        return queries;
    }

    private void ask(Term term) {
        asked.computeIfAbsent(term.field(), unseen -> new CharArraySet(16, false))
                .add(term.text());
    }

    /** The queries that match, with the places of their words. */
    Collection<HighlightsMatch> matches(String title, String text, Collection<Entity> entities) {
        var document = new Document();
        add(document, QueryReader.TITLE, title, entities);
        add(document, QueryReader.TEXT, text, entities);
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

    private void add(Document document, String field, String words, Collection<Entity> entities) {
        var exact = field + Analysis.EXACT;
        document.add(asked(field, new Mentions(analysis.tokenStream(field, words), field, words, entities)));
        document.add(asked(exact, analysis.tokenStream(exact, words)));
    }

    /** Without the words that no query asks for; the others keep their positions. */
    private TextField asked(String field, TokenStream words) {
        return new TextField(field, new KeepWordFilter(words, asked.getOrDefault(field, CharArraySet.EMPTY_SET)));
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
            forEachTerm(query.getQuery(), term -> terms.add(term.text()));
            terms.forEach(term -> holders.merge(term, 1, Integer::sum));
        }
        return TermWeightor.combine(TermWeightor.DEFAULT, TermWeightor.termFreqWeightor(holders, 10, 0.1));
    }

    static void forEachTerm(Query query, Consumer<Term> each) {
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query leaf, Term... found) {
                List.of(found).forEach(each);
            }

            /** What must not stand there is looked for, too. */
            @Override
            public QueryVisitor getSubVisitor(Occur occur, Query parent) {
                return this;
            }
        });
    }
}
