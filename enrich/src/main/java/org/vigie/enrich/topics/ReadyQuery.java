package org.vigie.enrich.topics;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * A query that was rewritten when it was read, since no rewriting of ours depends on the item. The library rewrites for every
 * item that a query may match, which was half of the time that matching took. Immutable.
 */
final class ReadyQuery extends Query {
    private final Query rewritten;

    /** @param rewritten one that rewriting leaves as it is */
    ReadyQuery(Query rewritten) {
        this.rewritten = rewritten;
    }

    /** The library takes the parts of an OR apart, to run only those that may match; each part is ready, too. */
    static QueryDecomposer parts() {
        return new QueryDecomposer() {
            @Override
            public Set<Query> decompose(Query query) {
                return query instanceof ReadyQuery ready
                        ? super.decompose(ready.rewritten).stream()
                                .map(ReadyQuery::new)
                                .collect(Collectors.toSet())
                        : super.decompose(query);
            }
        };
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scores, float boost) throws IOException {
        return rewritten.createWeight(searcher, scores, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        rewritten.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return rewritten.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && rewritten.equals(((ReadyQuery) other).rewritten);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + rewritten.hashCode();
    }
}
