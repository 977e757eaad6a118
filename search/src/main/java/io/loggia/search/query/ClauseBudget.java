package io.loggia.search.query;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * What one search can still ask. Lucene refuses a query with too many clauses, however they are nested, and each word
 * becomes one for every kind of text in every language.
 */
public final class ClauseBudget {

    /** For what is joined to every search: the viewer's rights, times, and the item that is asked for. */
    private static final int RESERVED = 32;

    private int left = IndexSearcher.getMaxClauseCount() - RESERVED;

    /** Whether the query can be asked beside those that were taken before; if so, it is taken as well. */
    public boolean takes(Query query) {
        Leaves leaves = new Leaves();
        query.visit(leaves);
        boolean enough = leaves.count <= left;
        left -= enough ? leaves.count : 0;
        return enough;
    }

    /** Counts as Lucene does, which knows excluded clauses and each place of a phrase with several words at it. */
    private static final class Leaves extends QueryVisitor {

        private int count;

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return this;
        }

        @Override
        public void visitLeaf(Query query) {
            count++;
        }

        @Override
        public void consumeTerms(Query query, Term... terms) {
            count++;
        }
    }
}
