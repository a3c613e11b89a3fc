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
import org.jspecify.annotations.Nullable;

/**
 * A query that was rewritten when it was read, since no rewriting of ours depends on the item. The library rewrites for every
 * item that a query may match, and counts its terms afterwards, which was half of the time that matching took. Immutable.
 */
final class ReadyQuery extends Query {
    private final Query rewritten;
    private final @Nullable ReadyQuery counted;

    /** @param rewritten one that rewriting leaves as it is and that has not too many terms */
    ReadyQuery(Query rewritten) {
        this.rewritten = rewritten;
        this.counted = new ReadyQuery(rewritten, null);
    }

    private ReadyQuery(Query rewritten, @Nullable ReadyQuery counted) {
        this.rewritten = rewritten;
        this.counted = counted;
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

    /** What the library asks afterwards shows no terms, for they were counted when the query was read. */
    @Override
    public Query rewrite(IndexSearcher searcher) {
        return counted == null ? this : counted;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scores, float boost) throws IOException {
        return rewritten.createWeight(searcher, scores, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (counted == null) {
            visitor.visitLeaf(this);
        } else {
            rewritten.visit(visitor);
        }
    }

    @Override
    public String toString(String field) {
        return rewritten.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && rewritten.equals(((ReadyQuery) other).rewritten)
                && (counted == null) == (((ReadyQuery) other).counted == null);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + rewritten.hashCode();
    }
}
