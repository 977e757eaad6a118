package io.loggia.search.index;

import io.loggia.search.index.FacetCollector.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index as one viewer may know it at one moment, and the only way to read it: every query is joined with the access
 * filter here, so that no hit, count, snippet or suggestion can be had without it. Valid inside {@link
 * MediaIndex#read} alone.
 */
public final class VisibleIndex {

    private final IndexSearcher searcher;
    private final Query access;
    private @Nullable FixedBitSet visible;

    VisibleIndex(IndexSearcher searcher, Query access) {
        this.searcher = searcher;
        this.access = access;
    }

    /** The best hits of a query, with totals and facets. */
    public Found find(Query query, Narrowing narrowing, int window) throws IOException {
        return collect(query, narrowing, Order.RELEVANCE, window);
    }

    /** Everything, the newest first. */
    public Found browse(Query query, Narrowing narrowing, int window) throws IOException {
        return collect(query, narrowing, Order.NEWEST, window);
    }

    private Found collect(Query query, Narrowing narrowing, Order order, int window) throws IOException {
        BooleanQuery.Builder narrowed = filtered(query);
        narrowing.addTo(narrowed);
        Found found = searcher.search(narrowed.build(), new FacetCollectors(narrowing, order, window));
        return new Found(
                found.hits(),
                found.total(),
                found.beforeFacets(),
                found.kinds(),
                found.channels(),
                found.languages(),
                searcher.timedOut());
    }

    public boolean finds(Query query) throws IOException {
        return searcher.count(filtered(query).build()) > 0;
    }

    /** Orders hits anew by adding what {@code query} thinks of each. */
    public List<Hit> rescore(List<Hit> hits, Query query) throws IOException {
        ScoreDoc[] scored = hits.stream()
                .map(hit -> new ScoreDoc(hit.document(), (float) hit.score()))
                .toArray(ScoreDoc[]::new);
        TopDocs top = new TopDocs(new TotalHits(scored.length, TotalHits.Relation.EQUAL_TO), scored);
        List<Hit> rescored = new ArrayList<>(scored.length);
        for (ScoreDoc hit : QueryRescorer.rescore(searcher, top, query, 1, scored.length).scoreDocs) {
            rescored.add(new Hit(hit.doc, hit.score));
        }
        return rescored;
    }

    public Marker marker(List<Query> words) throws IOException {
        return new Marker(searcher, words);
    }

    public StoredItem item(Hit hit) throws IOException {
        return MediaDocument.read(searcher.storedFields().document(hit.document()));
    }

    /** What is said in the item, or null where nothing is. */
    public @Nullable CueSheet cues(Hit hit) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.document(), leaves));
        BinaryDocValues cues = leaf.reader().getBinaryDocValues(Fields.CUES);
        return cues != null && cues.advanceExact(hit.document() - leaf.docBase)
                ? new CueSheet(cues.binaryValue())
                : null;
    }

    /** Words that begin so in items that {@code within} matches, the most common first. */
    public List<String> wordsBeginningWith(String prefix, Query within, int limit) throws IOException {
        return new VisibleWords(searcher.getIndexReader(), visible(within)).beginningWith(prefix, limit);
    }

    /** Words at most so many edits away from one that was typed, the likeliest first. */
    public List<String> wordsSimilarTo(String typed, int edits, int limit) throws IOException {
        if (visible == null) {
            visible = visible(MatchAllDocsQuery.INSTANCE);
        }
        return new VisibleWords(searcher.getIndexReader(), visible).similarTo(typed, edits, limit);
    }

    private FixedBitSet visible(Query within) throws IOException {
        return searcher.search(
                filtered(within).build(),
                new VisibleDocuments(searcher.getIndexReader().maxDoc()));
    }

    private BooleanQuery.Builder filtered(Query query) {
        return new BooleanQuery.Builder().add(access, Occur.FILTER).add(query, Occur.MUST);
    }
}
